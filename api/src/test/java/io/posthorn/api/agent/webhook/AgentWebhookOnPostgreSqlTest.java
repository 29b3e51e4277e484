package io.posthorn.api.agent.webhook;

import io.posthorn.api.fixture.TestDatabase;

final class AgentWebhookOnPostgreSqlTest extends AgentWebhookSuite {
    AgentWebhookOnPostgreSqlTest() {
        super(TestDatabase.POSTGRESQL);
    }
}
