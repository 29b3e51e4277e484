package io.posthorn.api.project;

import io.posthorn.api.fixture.TestDatabase;

final class ProjectEndOnH2Test extends ProjectEndSuite {
    ProjectEndOnH2Test() {
        super(TestDatabase.H2);
    }
}
