package io.posthorn.api.reading;

import io.posthorn.api.fixture.TestDatabase;

final class ReadingOnPostgreSqlTest extends ReadingSuite {
    ReadingOnPostgreSqlTest() {
        super(TestDatabase.POSTGRESQL);
    }
}
