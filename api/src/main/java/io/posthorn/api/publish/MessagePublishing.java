package io.posthorn.api.publish;

import io.posthorn.api.agent.Agents;
import io.posthorn.api.agent.message.MessageRelay;
import io.posthorn.api.agent.message.Messages;
import io.posthorn.api.kafka.LogUnavailableException;
import io.posthorn.common.id.EventId;
import io.posthorn.common.id.IdSource;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Publishes events that carry a message of an agent. Blocks.
///
/// ```
///   queue the messages ─► commit ─► relay: log ─► note it ─► commit ─► outcome
/// ```
///
/// When the log does not answer, the caller is told so, and the relay goes on trying: whoever sends such an event again
/// without a key makes a second message.
@Singleton
final class MessagePublishing {
    private final Agents agents;
    private final Messages messages;
    private final MessageRelay relay;
    private final IdSource ids;

    MessagePublishing(Agents agents, Messages messages, MessageRelay relay, IdSource ids) {
        this.agents = agents;
        this.messages = messages;
        this.relay = relay;
        this.ids = ids;
    }

    /// Gives each submission its outcome. None of them has a key.
    void publish(List<Pending> all) {
        if (all.isEmpty()) {
            return;
        }
        useAgents(all);
        Map<EventId, Pending> made = new LinkedHashMap<>();
        all.forEach(pending -> made.put(ids.event(), pending));
        queue(made);
        Set<EventId> missing = bring(made.keySet());
        made.forEach((event, pending) ->
                pending.settle(missing.contains(event) ? Pending.UNAVAILABLE : new Outcome.Accepted(event, false)));
    }

    /// Makes the agents of messages that are published next.
    void useAgents(List<Pending> all) {
        all.stream()
                .map(Pending::submission)
                .flatMap(submission -> submission.message().stream())
                .forEach(
                        message -> agents.use(message.project(), message.draft().agent()));
    }

    /// Queues the messages of some, under the ids of their events, within the caller's transaction; [#bring] them after
    /// the commit.
    void queue(Map<EventId, Pending> some) {
        messages.queue(some.entrySet().stream()
                .flatMap(one -> one.getValue().submission().outgoing(one.getKey()).stream())
                .toList());
    }

    /// Those that the log did not acknowledge.
    Set<EventId> bring(Collection<EventId> events) {
        try {
            return events.isEmpty() ? Set.of() : relay.bring(events);
        } catch (LogUnavailableException _) {
            return Set.copyOf(events);
        }
    }
}
