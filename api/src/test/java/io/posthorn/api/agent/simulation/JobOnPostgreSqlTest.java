package io.posthorn.api.agent.simulation;

import io.posthorn.api.fixture.TestDatabase;

final class JobOnPostgreSqlTest extends JobSuite {
    JobOnPostgreSqlTest() {
        super(TestDatabase.POSTGRESQL);
    }
}
