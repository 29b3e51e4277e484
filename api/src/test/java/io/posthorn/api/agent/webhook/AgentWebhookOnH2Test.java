package io.posthorn.api.agent.webhook;

import io.posthorn.api.fixture.TestDatabase;

final class AgentWebhookOnH2Test extends AgentWebhookSuite {
    AgentWebhookOnH2Test() {
        super(TestDatabase.H2);
    }
}
