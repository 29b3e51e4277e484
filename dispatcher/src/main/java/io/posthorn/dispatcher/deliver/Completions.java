package io.posthorn.dispatcher.deliver;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.kafka.common.KafkaException;

/// Brings what completed back to the thread that polls. Any thread may add.
final class Completions {
    private final Queue<Ticket> completed = new ConcurrentLinkedQueue<>();
    private final AtomicReference<Exception> failure = new AtomicReference<>();

    /// Everything that follows from the record is safe.
    void completed(Ticket ticket) {
        completed.add(ticket);
        ticket.assignment().finish();
    }

    /// Something that follows cannot be written: the record must be read again.
    void failed(Ticket ticket, Exception cause) {
        failure.compareAndSet(null, cause);
        ticket.assignment().finish();
    }

    /// A bug: nobody knows which records it concerns, and so all that are not committed must be read again.
    void failed(RuntimeException bug) {
        failure.compareAndSet(null, bug);
    }

    void drainTo(Consumer<Ticket> ledger) {
        for (Ticket ticket = completed.poll(); ticket != null; ticket = completed.poll()) {
            ledger.accept(ticket);
        }
    }

    /// Fails as soon as one of them did.
    void check() {
        Exception cause = failure.get();
        if (cause != null) {
            throw new KafkaException("what follows a delivery could not be written", cause);
        }
    }
}
