package io.posthorn.api.agent.message;

import io.posthorn.api.database.Database;
import io.posthorn.common.id.EventId;
import io.posthorn.common.id.MessageId;
import io.posthorn.common.scope.Scope;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The queue of messages: each stands there from before its event is in the log until its retention ends. Thread-safe;
/// blocks.
@Singleton
public final class Messages {
    private static final DeliveryTerms USUAL = DeliveryTerms.from("/api/v1/agents");

    private static final int STEP = 500;

    private final Database database;
    private final MessageOutbox outbox;
    private final Clock clock;
    private final Duration retention;

    Messages(Database database, MessageOutbox outbox, Clock clock, MessageConfig config) {
        this.database = database;
        this.outbox = outbox;
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
        database.inTransaction(() -> outbox.add(insert(List.copyOf(outgoing))));
    }

    /// Those that were not there.
    private List<MessageId> insert(List<Outgoing> outgoing) {
        int[] inserted = database.updateEach(
                MessageRow.INSERT,
                outgoing.stream()
                        .map(one -> Stream.<@Nullable Object>concat(
                                        MessageRow.arguments(one).stream(), Stream.of(expiry(one.message())))
                                .toList())
                        .toList());
        return IntStream.range(0, inserted.length)
                .filter(place -> inserted[place] > 0)
                .mapToObj(place -> outgoing.get(place).message().id())
                .toList();
    }

    /// Those that the log does not have yet, kept from other relays until the transaction ends.
    List<Outgoing> lock(Collection<EventId> events) {
        return outgoing(outbox.lock(events.stream().map(MessageId::of).toList()));
    }

    /// The oldest that the log should have by now, but for those that others keep; kept from others until the
    /// transaction ends.
    List<Outgoing> lockOverdue(Duration usual, int most) {
        return outgoing(outbox.lockOldest(clock.instant().minus(usual), most));
    }

    /// Deletes those of a project, a bounded number in each transaction, or all within that of the caller. What the log
    /// does not have yet it will not have.
    public void deleteAll(Scope.Project project) {
        int deleted;
        do {
            deleted = database.inTransaction(() -> deleteSome(project));
        } while (deleted == STEP);
    }

    /// Locks them in the order of their ids, as those who acknowledge do.
    private int deleteSome(Scope.Project project) {
        List<MessageId> some =
                database.list("""
                    select id
                    from message
                    where tenant = ? and project = ?
                    limit ?
                    """, row -> new MessageId(row.text("id")), project.tenant(), project.project(), STEP);
        List<MessageId> inLockOrder =
                some.stream().sorted(Comparator.comparing(MessageId::value)).toList();
        outbox.remove(inLockOrder);
        database.updateEach(
                "delete from message where id = ?",
                inLockOrder.stream().map(List::of).toList());
        return some.size();
    }

    private List<Outgoing> outgoing(List<String> ids) {
        return database.list("""
            select *
            from message
            where id = any (?)
            order by id
            """, MessageRow::outgoing, (Object) ids.toArray(String[]::new));
    }

    /// Notes that the log has the events.
    void published(Collection<EventId> events) {
        outbox.remove(events.stream().map(MessageId::of).toList());
    }

    /// By the time it was accepted: what its producer says of the time may be anything.
    private Instant expiry(Message message) {
        return message.event().time().plus(retention);
    }
}
