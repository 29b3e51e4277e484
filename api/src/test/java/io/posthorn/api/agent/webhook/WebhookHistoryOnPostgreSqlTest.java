package io.posthorn.api.agent.webhook;

import io.posthorn.api.fixture.TestDatabase;

final class WebhookHistoryOnPostgreSqlTest extends WebhookHistorySuite {
    WebhookHistoryOnPostgreSqlTest() {
        super(TestDatabase.POSTGRESQL);
    }
}
