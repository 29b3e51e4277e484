package io.posthorn.api.agent.simulation;

import io.posthorn.api.agent.AgentUser;
import io.posthorn.api.agent.Agents;
import io.posthorn.api.agent.due.DueMessages;
import io.posthorn.api.agent.message.DeliveryTerms;
import io.posthorn.api.agent.message.Message;
import io.posthorn.api.agent.message.Messages;
import io.posthorn.api.agent.message.Outgoing;
import io.posthorn.api.problem.ProblemException;
import io.posthorn.common.id.EventId;
import io.posthorn.common.id.IdSource;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/// Fires now, in order, what is due in a simulated time, within the caller's transaction.
///
/// ```
///   lock the user's due rows ─► timeline ─► chronicle ─► queue its messages ─► (commit, bring them to the log)
///      the tick skips them,
///      another advance waits and finds them done
/// ```
///
/// What is locked was not fired by others, and is not due any more for them after the commit: nothing fires twice.
/// Thread-safe; blocks.
@Singleton
final class Advance {
    private static final DeliveryTerms TERMS = DeliveryTerms.from("/api/v1/workbench/advance-time");

    private final DueOfUser due;
    private final Agents agents;
    private final Messages messages;
    private final DueMessages wording;
    private final IdSource ids;

    Advance(DueOfUser due, Agents agents, Messages messages, DueMessages wording, IdSource ids) {
        this.due = due;
        this.agents = agents;
        this.messages = messages;
        this.wording = wording;
        this.ids = ids;
    }

    /// What an advance came to.
    ///
    /// @param events of the messages that were queued, in order
    record Advanced(AdvanceTime told, List<EventId> events) {
        Advanced {
            events = List.copyOf(events);
        }
    }

    /// @param asked when it was asked for: where its hours are counted from
    /// @throws ProblemException when more would fire than may
    Advanced carryOut(Simulation simulation, Instant asked) {
        AgentUser owner = simulation.owner();
        agents.use(owner.scope(), owner.agent());
        Timeline timeline = due.take(owner, simulation.window(asked));
        Chronicle chronicle = new Chronicle(owner, agents.mode(owner.scope(), owner.agent()), wording, ids);
        timeline.withDays(simulation.days()).forEach(chronicle::add);
        List<Message> made = chronicle.messages();
        messages.queue(
                made.stream().map(message -> new Outgoing(message, TERMS)).toList());
        return new Advanced(
                chronicle.told(simulation.days()),
                made.stream().map(Message::event).toList());
    }
}
