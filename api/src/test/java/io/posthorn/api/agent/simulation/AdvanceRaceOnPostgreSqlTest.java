package io.posthorn.api.agent.simulation;

import io.posthorn.api.fixture.TestDatabase;

final class AdvanceRaceOnPostgreSqlTest extends AdvanceRaceSuite {
    AdvanceRaceOnPostgreSqlTest() {
        super(TestDatabase.POSTGRESQL);
    }
}
