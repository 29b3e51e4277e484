package io.posthorn.api.agent.message;

import io.posthorn.api.fixture.TestDatabase;

final class ProjectQueueOnH2Test extends ProjectQueueSuite {
    ProjectQueueOnH2Test() {
        super(TestDatabase.H2);
    }
}
