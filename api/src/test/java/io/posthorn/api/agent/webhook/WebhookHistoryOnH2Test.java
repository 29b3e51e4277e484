package io.posthorn.api.agent.webhook;

import io.posthorn.api.fixture.TestDatabase;

final class WebhookHistoryOnH2Test extends WebhookHistorySuite {
    WebhookHistoryOnH2Test() {
        super(TestDatabase.H2);
    }
}
