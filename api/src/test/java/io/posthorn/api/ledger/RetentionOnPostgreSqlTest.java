package io.posthorn.api.ledger;

import io.posthorn.api.fixture.TestDatabase;

final class RetentionOnPostgreSqlTest extends RetentionSuite {
    RetentionOnPostgreSqlTest() {
        super(TestDatabase.POSTGRESQL);
    }
}
