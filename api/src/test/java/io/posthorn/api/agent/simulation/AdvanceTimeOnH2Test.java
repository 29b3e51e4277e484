package io.posthorn.api.agent.simulation;

import io.posthorn.api.fixture.TestDatabase;

final class AdvanceTimeOnH2Test extends AdvanceTimeSuite {
    AdvanceTimeOnH2Test() {
        super(TestDatabase.H2);
    }
}
