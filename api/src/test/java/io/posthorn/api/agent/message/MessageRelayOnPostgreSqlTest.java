package io.posthorn.api.agent.message;

import io.posthorn.api.fixture.TestDatabase;

final class MessageRelayOnPostgreSqlTest extends MessageRelaySuite {
    MessageRelayOnPostgreSqlTest() {
        super(TestDatabase.POSTGRESQL);
    }
}
