package io.posthorn.api.agent.message;

import io.posthorn.api.database.Database;
import io.posthorn.common.id.MessageId;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/// The table of messages that the log does not have yet. Apart from that of messages: a relay keeps its rows while it
/// waits for the log, and whoever consumes or acknowledges a message must not wait with it. Thread-safe; blocks.
@Singleton
final class MessageOutbox {
    private final Database database;

    MessageOutbox(Database database) {
        this.database = database;
    }

    /// Within the transaction that queues them.
    void add(Collection<MessageId> messages) {
        database.updateEach(
                "insert into message_outbox (id) values (?)",
                messages.stream().map(List::of).toList());
    }

    /// Those that wait still, kept from others until the transaction ends.
    List<String> lock(Collection<MessageId> messages) {
        return database.list("""
            select id
            from message_outbox
            where id = any (?)
            order by id
            for update
            """, row -> row.text("id"), (Object)
                messages.stream().map(MessageId::value).toArray(String[]::new));
    }

    /// The oldest from before a time, but for those that others keep; kept from others until the transaction ends.
    List<String> lockOldest(Instant before, int most) {
        return database.list("""
            select id
            from message_outbox
            where id < ?
            order by id
            limit ?
            for update skip locked
            """, row -> row.text("id"), MessageId.firstAt(before), most);
    }

    void remove(Collection<MessageId> messages) {
        database.updateEach(
                "delete from message_outbox where id = ?",
                messages.stream().map(List::of).toList());
    }
}
