package io.posthorn.api.agent.due;

import io.posthorn.api.fixture.TestDatabase;

final class DueOnPostgreSqlTest extends DueSuite {
    DueOnPostgreSqlTest() {
        super(TestDatabase.POSTGRESQL);
    }
}
