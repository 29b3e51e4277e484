package io.posthorn.api.agent.simulation;

import io.posthorn.api.agent.message.MessageRelay;
import io.posthorn.api.database.DatabaseException;
import io.posthorn.api.kafka.LogUnavailableException;
import io.posthorn.common.id.EventId;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Gatherers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings what an advance queued to the log, in order. The advance is committed: what the log does not take now is
/// brought later by the relay, and the advance counts all the same. Thread-safe; blocks.
@Singleton
final class Bringing {
    private static final Logger LOG = LoggerFactory.getLogger(Bringing.class);
    private static final int AT_ONCE = 100;

    private final MessageRelay relay;

    Bringing(MessageRelay relay) {
        this.relay = relay;
    }

    void bring(List<EventId> events) {
        try {
            boolean all = events.stream()
                    .gather(Gatherers.windowFixed(AT_ONCE))
                    .allMatch(some -> relay.bring(some).isEmpty());
            if (!all) {
                LOG.warn("messages={} waiting cause=not acknowledged by the log", events.size());
            }
        } catch (LogUnavailableException | DatabaseException e) {
            LOG.warn("messages={} waiting cause={}", events.size(), e.getMessage());
        }
    }
}
