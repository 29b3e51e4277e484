package io.posthorn.api.replay;

import io.posthorn.api.fixture.TestDatabase;

final class ReplayOnH2Test extends ReplaySuite {
    ReplayOnH2Test() {
        super(TestDatabase.H2);
    }
}
