package io.posthorn.api.agent.message;

import io.posthorn.api.agent.AgentId;
import io.posthorn.api.agent.UserId;
import io.posthorn.common.event.DefaultScope;
import io.posthorn.common.event.EventType;
import io.posthorn.common.id.EventId;
import io.posthorn.common.id.MessageId;
import io.posthorn.common.scope.Scope;

/// Messages of tests.
final class TestMessages {
    static final Scope.Project SCOPE = new Scope.Project(DefaultScope.TENANT, DefaultScope.PROJECT);

    private TestMessages() {}

    static Message of(EventId event, String agent) {
        return new Message(
                event,
                MessageId.of(event),
                SCOPE,
                new AgentId(agent),
                new UserId("user-1"),
                new EventType("on_wakeup_ready"),
                "birthday",
                "Happy birthday, \u00e9lan!",
                null,
                null,
                null,
                event.time());
    }
}
