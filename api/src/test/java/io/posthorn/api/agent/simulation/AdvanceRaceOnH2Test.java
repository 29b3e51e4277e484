package io.posthorn.api.agent.simulation;

import io.posthorn.api.fixture.TestDatabase;

final class AdvanceRaceOnH2Test extends AdvanceRaceSuite {
    AdvanceRaceOnH2Test() {
        super(TestDatabase.H2);
    }
}
