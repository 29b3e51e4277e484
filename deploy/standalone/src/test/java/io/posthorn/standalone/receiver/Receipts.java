package io.posthorn.standalone.receiver;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;

/// What arrived, and what was taken (answered 2xx). Safe for any thread.
public final class Receipts {
    private final Map<Receipt, Integer> attempts = new ConcurrentHashMap<>();
    private final Map<Receipt, Integer> taken = new ConcurrentHashMap<>();
    private final Map<String, Integer> bodies = new ConcurrentHashMap<>();
    private final Collection<String> complaints = new ConcurrentLinkedQueue<>();
    private final Map<String, LongAdder> eventsTaken = new ConcurrentHashMap<>();
    private final LongAdder takenAgain = new LongAdder();

    /// An event at a path.
    public record Receipt(String path, String event) {}

    /// Counts an attempt.
    ///
    /// @return its number, from 1
    int arrived(Receipt receipt, byte[] body) {
        int hash = Arrays.hashCode(body);
        if (bodies.computeIfAbsent(receipt.event(), event -> hash) != hash) {
            complaints.add("another body than before: " + receipt);
        }
        return attempts.merge(receipt, 1, Integer::sum);
    }

    void taken(Receipt receipt) {
        int times = taken.merge(receipt, 1, Integer::sum);
        LongAdder counter =
                times == 1 ? eventsTaken.computeIfAbsent(receipt.path(), path -> new LongAdder()) : takenAgain;
        counter.increment();
    }

    void complain(String complaint) {
        complaints.add(complaint);
    }

    public int attemptsOf(String path, String event) {
        return attempts.getOrDefault(new Receipt(path, event), 0);
    }

    public int timesTaken(String path, String event) {
        return taken.getOrDefault(new Receipt(path, event), 0);
    }

    /// How many events a path has taken at least once.
    public long eventsTaken(String path) {
        LongAdder events = eventsTaken.get(path);
        return events == null ? 0 : events.sum();
    }

    /// How often something was taken that had been taken before.
    public long takenAgain() {
        return takenAgain.sum();
    }

    /// Signatures that did not verify, bodies that differed between attempts.
    public List<String> complaints() {
        return List.copyOf(complaints);
    }
}
