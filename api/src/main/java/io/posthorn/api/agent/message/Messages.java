package io.posthorn.api.agent.message;

import io.posthorn.api.database.Database;
import io.posthorn.api.database.Row;
import io.posthorn.common.id.EventId;
import io.posthorn.common.id.MessageId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The queue of messages: each stands there from before its event is in the log until its retention ends. Thread-safe;
/// blocks.
@Singleton
public final class Messages {
    private static final DeliveryTerms USUAL = DeliveryTerms.from("/api/v1/agents");

    private final Database database;
    private final Clock clock;
    private final Duration retention;

    Messages(Database database, Clock clock, MessageConfig config) {
        this.database = database;
        this.clock = clock;
        this.retention = config.messageRetention();
    }

    /// Queues a message within the caller's transaction, once however often it is called. [MessageRelay#bring] it after
    /// the commit.
    public void queue(Message message) {
        queue(List.of(new Outgoing(message, USUAL)));
    }

    /// As [#queue(Message)], for many.
    public void queue(Collection<Outgoing> outgoing) {
        database.updateEach(
                MessageRow.INSERT,
                outgoing.stream()
                        .map(one -> Stream.<@Nullable Object>concat(
                                        MessageRow.arguments(one).stream(), Stream.of(expiry(one.message())))
                                .toList())
                        .toList());
    }

    /// Those that the log does not have yet, kept from others until the transaction ends.
    List<Outgoing> lock(Collection<EventId> events) {
        return lock(events.stream().map(MessageId::of).map(MessageId::value).toArray(String[]::new), "for update");
    }

    private List<Outgoing> lock(String[] ids, String locking) {
        return database.list("""
            select *
            from message
            where id = any (?)
            order by id
            """ + locking, Messages::unpublished, (Object) ids).stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /// The oldest that the log should have by now, but for those that others keep; kept from others until the
    /// transaction ends. Found first and locked then: H2 would lock and sort all that wait.
    List<Outgoing> lockOverdue(Duration usual, int most) {
        String[] ids = database.list(
                        """
                        select id
                        from message
                        where published_at is null and id < ?
                        order by published_at, id
                        limit ?
                        """,
                        row -> row.text("id"),
                        MessageId.firstAt(clock.instant().minus(usual)),
                        most)
                .toArray(String[]::new);
        return lock(ids, "for update skip locked");
    }

    /// Notes that the log has the events.
    void published(Collection<EventId> events) {
        Instant now = clock.instant();
        database.updateEach(
                "update message set published_at = ? where id = ?",
                events.stream()
                        .map(event -> List.<Object>of(now, MessageId.of(event)))
                        .toList());
    }

    private static Optional<Outgoing> unpublished(Row row) {
        return row.findTime("published_at") == null ? Optional.of(MessageRow.outgoing(row)) : Optional.empty();
    }

    /// By the time it was accepted: what its producer says of the time may be anything.
    private Instant expiry(Message message) {
        return message.event().time().plus(retention);
    }
}
