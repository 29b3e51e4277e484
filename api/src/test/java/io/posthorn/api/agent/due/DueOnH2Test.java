package io.posthorn.api.agent.due;

import io.posthorn.api.fixture.TestDatabase;

final class DueOnH2Test extends DueSuite {
    DueOnH2Test() {
        super(TestDatabase.H2);
    }
}
