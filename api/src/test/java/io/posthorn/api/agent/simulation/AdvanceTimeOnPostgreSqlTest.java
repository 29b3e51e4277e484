package io.posthorn.api.agent.simulation;

import io.posthorn.api.fixture.TestDatabase;

final class AdvanceTimeOnPostgreSqlTest extends AdvanceTimeSuite {
    AdvanceTimeOnPostgreSqlTest() {
        super(TestDatabase.POSTGRESQL);
    }
}
