package io.posthorn.api.replay;

import io.posthorn.api.fixture.TestDatabase;

final class ReplayOnPostgreSqlTest extends ReplaySuite {
    ReplayOnPostgreSqlTest() {
        super(TestDatabase.POSTGRESQL);
    }
}
