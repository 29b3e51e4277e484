package io.posthorn.api.agent.message;

import io.posthorn.api.fixture.TestDatabase;

final class ProjectQueueOnPostgreSqlTest extends ProjectQueueSuite {
    ProjectQueueOnPostgreSqlTest() {
        super(TestDatabase.POSTGRESQL);
    }
}
