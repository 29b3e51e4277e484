package io.posthorn.api.agent.message;

import io.posthorn.api.fixture.TestDatabase;

final class NotificationsOnH2Test extends NotificationsSuite {
    NotificationsOnH2Test() {
        super(TestDatabase.H2);
    }
}
