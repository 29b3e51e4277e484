package io.posthorn.api.reading;

import io.posthorn.api.fixture.TestDatabase;

final class ReadingOnH2Test extends ReadingSuite {
    ReadingOnH2Test() {
        super(TestDatabase.H2);
    }
}
