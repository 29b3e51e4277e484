package io.posthorn.api.reading;

import io.posthorn.api.database.Database;
import io.posthorn.api.database.Row;
import io.posthorn.api.kafka.LogReader;
import io.posthorn.api.kafka.LogUnavailableException;
import io.posthorn.common.id.EventId;
import io.posthorn.common.journal.LogPosition;
import io.posthorn.common.record.DecodedEvent;
import io.posthorn.common.record.EventRecords;
import io.posthorn.common.topic.Topics;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// The bodies of accepted events: those that the log keeps still, as long as it answers.
@Singleton
public final class EventBodies {
    /// Of one question; the oldest events go without when there is more.
    private static final long MAX_BYTES = 8L * 1024 * 1024;

    private final Database database;
    private final LogReader log;
    private final String topic;

    EventBodies(Database database, LogReader log, Topics topics) {
        this.database = database;
        this.log = log;
        this.topic = topics.events();
    }

    public Map<EventId, byte[]> of(Collection<EventId> events) {
        List<LogPosition> positions = withinBounds(placed(events));
        Map<EventId, byte[]> bodies = new HashMap<>();
        records(positions).forEach(consumed -> {
            if (EventRecords.read(consumed) instanceof DecodedEvent.WellFormed accepted) {
                bodies.put(accepted.event().id(), accepted.event().body());
            }
        });
        return bodies;
    }

    private Collection<ConsumerRecord<byte[], byte[]>> records(List<LogPosition> positions) {
        try {
            return log.read(topic, positions).values();
        } catch (LogUnavailableException _) {
            return List.of();
        }
    }

    private record Placed(LogPosition position, int bytes) {
        static Placed read(Row row) {
            return new Placed(
                    new LogPosition(row.integer("log_partition"), row.number("log_offset")), row.integer("body_bytes"));
        }
    }

    private List<Placed> placed(Collection<EventId> events) {
        return database.list(
                """
                select log_partition, log_offset, body_bytes
                from event
                where id = any (?)
                order by id desc
                """, Placed::read, (Object) events.stream().map(EventId::value).toArray(String[]::new));
    }

    private static List<LogPosition> withinBounds(List<Placed> newestFirst) {
        List<LogPosition> positions = new ArrayList<>();
        long bytes = 0;
        for (Placed placed : newestFirst) {
            bytes += placed.bytes();
            if (bytes > MAX_BYTES) {
                break;
            }
            positions.add(placed.position());
        }
        return positions;
    }
}
