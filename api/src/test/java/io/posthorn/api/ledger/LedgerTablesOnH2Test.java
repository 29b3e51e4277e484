package io.posthorn.api.ledger;

import io.posthorn.api.fixture.TestDatabase;

final class LedgerTablesOnH2Test extends LedgerTablesSuite {
    LedgerTablesOnH2Test() {
        super(TestDatabase.H2);
    }
}
