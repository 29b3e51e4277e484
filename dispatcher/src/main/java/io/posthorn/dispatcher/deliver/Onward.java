package io.posthorn.dispatcher.deliver;

import io.posthorn.common.delivery.Delivery;
import io.posthorn.common.journal.Fact;
import io.posthorn.common.journal.Fact.Decision;
import io.posthorn.common.journal.LogPosition;
import io.posthorn.common.record.DeadLetterRecords;
import io.posthorn.common.record.DeliveryRecords;
import io.posthorn.common.record.JournalRecords;
import io.posthorn.common.topic.Topics;
import io.posthorn.dispatcher.deliver.NextStep.AfterAttempt;
import io.posthorn.dispatcher.deliver.NextStep.WithoutAttempt;
import io.posthorn.dispatcher.tier.Parking;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/// The one place that acts on next steps. A delivery completes when the last of its records is acknowledged.
///
/// ```
///  Settle             ─► journal
///  Retry, Defer       ─► tier, journal
///  MoveOn             ─► tier
///  Bury               ─► dead-letters ─ acknowledged ─► journal, which names the place
///  Discard            ─► journal
/// ```
///
/// Thread-safe. It never blocks, since the producer's buffer holds more than a worker takes on.
final class Onward {
    private final Producer<byte[], byte[]> producer;
    private final Topics topics;
    private final JournalRecords journal;
    private final Completions completions;
    private final InstantSource clock;

    Onward(Producer<byte[], byte[]> producer, Topics topics, Completions completions, InstantSource clock) {
        this.producer = producer;
        this.topics = topics;
        this.journal = new JournalRecords(
                topics.journal(), producer.partitionsFor(topics.journal()).size());
        this.completions = completions;
        this.clock = clock;
    }

    void after(Taken taken, Fact.Attempt attempt, AfterAttempt step) {
        Delivery delivery = taken.delivery();
        switch (step) {
            case NextStep.Settle _ -> write(taken, attempted(delivery, attempt, new Decision.Delivered()));
            case NextStep.Retry retry ->
                write(
                        taken,
                        parked(progressed(delivery, attempt, retry.dueAt()), retry.parking()),
                        attempted(delivery, attempt, new Decision.Retry(retry.dueAt())));
            case NextStep.Bury bury -> {
                Delivery dead =
                        progressed(delivery, attempt, delivery.progress().dueAt());
                bury(
                        taken,
                        dead,
                        bury,
                        attempt.statusCode(),
                        decision -> new Fact.Attempted(delivery.ref(), attempt, decision));
            }
            case NextStep.Discard discard ->
                write(taken, attempted(delivery, attempt, new Decision.Discarded(discard.reason())));
        }
    }

    void without(Taken taken, WithoutAttempt step) {
        Delivery delivery = taken.delivery();
        int attempts = delivery.progress().attempts();
        Instant now = clock.instant();
        switch (step) {
            case NextStep.Defer defer ->
                write(
                        taken,
                        parked(delivery.with(delivery.progress().deferred(defer.dueAt())), defer.parking()),
                        journal.of(new Fact.Deferred(delivery.ref(), defer.reason(), defer.dueAt(), attempts, now)));
            case NextStep.MoveOn on -> write(taken, parked(delivery, on.parking()));
            case NextStep.Bury bury ->
                bury(taken, delivery, bury, 0, decision -> new Fact.Ended(delivery.ref(), decision, attempts, now));
            case NextStep.Discard discard ->
                write(
                        taken,
                        journal.of(new Fact.Ended(
                                delivery.ref(), new Decision.Discarded(discard.reason()), attempts, now)));
        }
    }

    /// Notes that an event loop failed with what it was given.
    void failed(RuntimeException bug) {
        completions.failed(bug);
    }

    /// Writes a record as it is, on behalf of one that could not be read.
    void write(Ticket ticket, ProducerRecord<byte[], byte[]> made) {
        send(ticket, made, _ -> completions.completed(ticket));
    }

    /// The fact goes out on a thread of its own, since the producer's must never wait for the producer.
    private void bury(
            Taken taken, Delivery dead, NextStep.Bury bury, int statusCode, Function<Decision.Final, Fact> told) {
        Ticket ticket = taken.ticket();
        send(
                ticket,
                DeadLetterRecords.of(topics.deadLetters(), dead, bury.reason(), statusCode, clock.instant()),
                written -> Thread.startVirtualThread(() -> tell(ticket, () -> told.apply(dead(dead, bury, written)))));
    }

    /// Fails where the broker did not say at which place it took the dead letter.
    private void tell(Ticket ticket, Supplier<Fact> told) {
        ProducerRecord<byte[], byte[]> made;
        try {
            made = journal.of(told.get());
        } catch (RuntimeException e) {
            completions.failed(ticket, e);
            return;
        }
        write(ticket, made);
    }

    private void write(Taken taken, ProducerRecord<byte[], byte[]> made) {
        write(taken.ticket(), made);
    }

    /// Both go out at once; the countdown runs on the producer's thread alone.
    private void write(Taken taken, ProducerRecord<byte[], byte[]> first, ProducerRecord<byte[], byte[]> second) {
        Ticket ticket = taken.ticket();
        int[] open = {2};
        Consumer<RecordMetadata> acknowledged = _ -> {
            if (--open[0] == 0) {
                completions.completed(ticket);
            }
        };
        send(ticket, first, acknowledged);
        send(ticket, second, acknowledged);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the callback says the same
    private void send(Ticket ticket, ProducerRecord<byte[], byte[]> made, Consumer<RecordMetadata> acknowledged) {
        try {
            producer.send(made, (metadata, exception) -> {
                if (exception == null) {
                    acknowledged.accept(metadata);
                } else {
                    completions.failed(ticket, exception);
                }
            });
        } catch (RuntimeException e) { // the producer is closed, or cannot go on
            completions.failed(ticket, e);
        }
    }

    private ProducerRecord<byte[], byte[]> parked(Delivery delivery, Parking parking) {
        return DeliveryRecords.parked(topics.retry(parking.tier()), delivery, parking.until());
    }

    private ProducerRecord<byte[], byte[]> attempted(Delivery delivery, Fact.Attempt attempt, Decision decision) {
        return journal.of(new Fact.Attempted(delivery.ref(), attempt, decision));
    }

    private static Decision.Dead dead(Delivery dead, NextStep.Bury bury, RecordMetadata written) {
        return new Decision.Dead(
                bury.reason(),
                new LogPosition(written.partition(), written.offset()),
                dead.body().length,
                dead.progress().firstAttemptAt());
    }

    private static Delivery progressed(Delivery delivery, Fact.Attempt attempt, Instant dueAt) {
        return delivery.with(delivery.progress().attempted(attempt.startedAt(), dueAt));
    }
}
