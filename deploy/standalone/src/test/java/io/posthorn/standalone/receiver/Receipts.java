package io.posthorn.standalone.receiver;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/// What arrived, and what was taken (answered 2xx). Safe for any thread.
public final class Receipts {
    private final Map<Receipt, Integer> attempts = new ConcurrentHashMap<>();
    private final Map<Receipt, Integer> taken = new ConcurrentHashMap<>();
    private final Map<String, Integer> bodies = new ConcurrentHashMap<>();
    private final Collection<String> complaints = new ConcurrentLinkedQueue<>();
    private final AtomicLong takenTotal = new AtomicLong();

    /// An event at a path.
    public record Receipt(String path, String event) {}

    /// @return the number of this attempt, from 1
    int arrived(Receipt receipt, byte[] body) {
        int hash = Arrays.hashCode(body);
        if (bodies.computeIfAbsent(receipt.event(), event -> hash) != hash) {
            complaints.add("another body than before: " + receipt);
        }
        return attempts.merge(receipt, 1, Integer::sum);
    }

    void taken(Receipt receipt) {
        taken.merge(receipt, 1, Integer::sum);
        takenTotal.incrementAndGet();
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
        return taken.keySet().stream()
                .filter(receipt -> receipt.path().equals(path))
                .count();
    }

    /// Everything that was taken, repetitions included.
    public long takenTotal() {
        return takenTotal.get();
    }

    /// How many of them were repetitions.
    public long takenAgain() {
        return taken.values().stream().mapToLong(times -> times - 1L).sum();
    }

    /// Signatures that did not verify, bodies that differed between attempts.
    public List<String> complaints() {
        return List.copyOf(complaints);
    }
}
