package io.posthorn.api.ledger;

import io.posthorn.common.id.EventId;
import io.posthorn.common.journal.Fact;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/// Facts that were read and are not in the tables yet. Belongs to the thread that polls.
///
/// ```
///   read before   F1 F2 F3 A1 ┐
///   read next     A2 F4 A3 F5 ┴─► F1 F2 F3 A1 A2 A3 in one transaction, F4 F5 in the next
/// ```
final class Unwritten {
    private static final int LITTLE = 100;

    private final ConsumerRecords<byte[], byte[]> records;
    private final List<Fact> facts;

    Unwritten(ConsumerRecords<byte[], byte[]> records, Collection<Fact> facts) {
        this.records = records;
        this.facts = new ArrayList<>(facts);
    }

    static Unwritten nothing() {
        return new Unwritten(ConsumerRecords.empty(), List.of());
    }

    boolean isEmpty() {
        return records.isEmpty();
    }

    /// Whether it is too little to wait for what follows.
    boolean isLittle() {
        return !isEmpty() && records.count() < LITTLE;
    }

    ConsumerRecords<byte[], byte[]> records() {
        return records;
    }

    /// Its facts, and those that the next reading has about the same events, which are taken out of that: most rows
    /// are then written once. Were the process to die, they would be read and written again, which changes nothing.
    List<Fact> takeWithFollowing(Unwritten next) {
        Set<EventId> events = new HashSet<>();
        facts.forEach(fact -> fact.about().ifPresent(events::add));
        Predicate<Fact> follows = fact -> fact.about().filter(events::contains).isPresent();
        List<Fact> taken = new ArrayList<>(facts);
        next.facts.stream().filter(follows).forEach(taken::add);
        next.facts.removeIf(follows);
        return taken;
    }
}
