package io.posthorn.api.project;

import io.posthorn.api.fixture.TestDatabase;

final class ProjectEndOnPostgreSqlTest extends ProjectEndSuite {
    ProjectEndOnPostgreSqlTest() {
        super(TestDatabase.POSTGRESQL);
    }
}
