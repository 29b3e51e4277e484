package io.posthorn.api.ledger;

import io.posthorn.api.fixture.TestDatabase;

final class LedgerTablesOnPostgreSqlTest extends LedgerTablesSuite {
    LedgerTablesOnPostgreSqlTest() {
        super(TestDatabase.POSTGRESQL);
    }
}
