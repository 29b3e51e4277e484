package io.posthorn.api.agent.message;

import io.posthorn.api.fixture.TestDatabase;

final class MessageRelayOnH2Test extends MessageRelaySuite {
    MessageRelayOnH2Test() {
        super(TestDatabase.H2);
    }
}
