package io.posthorn.api.agent.message;

import io.posthorn.api.fixture.TestDatabase;

final class NotificationsOnPostgreSqlTest extends NotificationsSuite {
    NotificationsOnPostgreSqlTest() {
        super(TestDatabase.POSTGRESQL);
    }
}
