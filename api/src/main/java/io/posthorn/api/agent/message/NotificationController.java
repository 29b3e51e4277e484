package io.posthorn.api.agent.message;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.posthorn.api.access.Caller;
import io.posthorn.api.access.KeyScope;
import io.posthorn.api.access.Needs;
import io.posthorn.api.agent.AgentId;
import io.posthorn.api.agent.UserId;
import io.posthorn.api.http.Query;
import io.posthorn.api.problem.Checks;
import io.posthorn.api.problem.Problem;
import io.posthorn.common.id.MessageId;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.List;

/// The messages of an agent of the key's project, for clients that poll (wire contract §2.3).
@Controller("/api/v1/agents/{agentId}/notifications")
@Needs(KeyScope.READ)
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class NotificationController {
    private static final int MAX_LIMIT = 500;
    private static final int USUAL_LIMIT = 50;

    private final Inbox inbox;

    NotificationController(Inbox inbox) {
        this.inbox = inbox;
    }

    /// What both lists are answered with.
    record Listed(List<Notification> notifications) {}

    @Get
    Listed list(@Parameter(hidden = true) Caller caller, String agentId, HttpRequest<?> request) {
        Query query = Query.of(request);
        return new Listed(inbox.list(
                caller.ownScope(),
                agent(agentId),
                query.find("status", MessageStatus::of).orElse(MessageStatus.PENDING),
                query.find("user_id", UserId::new),
                limit(query)));
    }

    @Get("/history")
    Listed history(@Parameter(hidden = true) Caller caller, String agentId, HttpRequest<?> request) {
        return new Listed(inbox.history(caller.ownScope(), agent(agentId), limit(Query.of(request))));
    }

    /// What a consumption is answered with.
    record Consumed(boolean success) {}

    /// Once or more often, with the same answer.
    @Post("/{messageId}/consume")
    @Needs(KeyScope.MANAGE)
    Consumed consume(@Parameter(hidden = true) Caller caller, String agentId, String messageId) {
        MessageId message = Checks.inPath("Notification", () -> new MessageId(messageId));
        if (!inbox.consume(caller.ownScope(), agent(agentId), message)) {
            throw Problem.notFound("Notification").asException();
        }
        return new Consumed(true);
    }

    private static int limit(Query query) {
        return query.number("limit", MAX_LIMIT, USUAL_LIMIT);
    }

    private static AgentId agent(String name) {
        return Checks.inName("agent_id", () -> new AgentId(name));
    }
}
