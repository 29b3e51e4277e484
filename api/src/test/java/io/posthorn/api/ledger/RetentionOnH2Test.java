package io.posthorn.api.ledger;

import io.posthorn.api.fixture.TestDatabase;

final class RetentionOnH2Test extends RetentionSuite {
    RetentionOnH2Test() {
        super(TestDatabase.H2);
    }
}
