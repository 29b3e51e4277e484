package io.posthorn.api.agent.simulation;

import io.posthorn.api.fixture.TestDatabase;

final class JobOnH2Test extends JobSuite {
    JobOnH2Test() {
        super(TestDatabase.H2);
    }
}
