package io.posthorn.standalone.guarantee;

import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/// Callers as the documentation asks for: each publishes one event at a time, and when the answer is not 202, again
/// with the same key until it is.
final class Publishers {
    static final int COUNT = 8;

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final String eventType;
    private final int events;
    private final AtomicInteger next = new AtomicInteger();
    private final Map<String, Integer> accepted = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Answer> refusals = new ConcurrentLinkedQueue<>();
    private final AtomicInteger unanswered = new AtomicInteger();

    Publishers(String eventType, int events) {
        this.eventType = eventType;
        this.events = events;
    }

    /// Publishes everything, by turns with those who receive it.
    ///
    /// @param room whether another event may be published yet
    void publishAll(Posthorn posthorn, BooleanSupplier room) {
        try (ExecutorService threads = Executors.newFixedThreadPool(COUNT)) {
            for (Future<?> publisher : IntStream.range(0, COUNT)
                    .mapToObj(i -> threads.submit(() -> publishInTurn(posthorn, room)))
                    .toList()) {
                publisher.get();
            }
        } catch (ExecutionException failed) {
            throw new AssertionError("publishing failed", failed.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while publishing", e);
        }
    }

    /// Ids of the accepted events, with the number that each carries.
    Map<String, Integer> accepted() {
        return accepted;
    }

    /// Answers that were not 202.
    ConcurrentLinkedQueue<Answer> refusals() {
        return refusals;
    }

    /// Calls that got no answer.
    int unanswered() {
        return unanswered.get();
    }

    private void publishInTurn(Posthorn posthorn, BooleanSupplier room) {
        for (int number = next.getAndIncrement(); number < events; number = next.getAndIncrement()) {
            int mine = number;
            String key = UUID.randomUUID().toString();
            await("room for an event")
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(5))
                    .until(room::getAsBoolean);
            await("event " + mine + " is accepted")
                    .atMost(PATIENCE)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(100))
                    .until(() -> isAccepted(posthorn, key, mine));
        }
    }

    private boolean isAccepted(Posthorn posthorn, String key, int number) {
        try {
            Answer answer = posthorn.publish(key, eventType, number);
            if (answer.status() == 202) {
                accepted.put(answer.body().path("id").asText(), number);
                return true;
            }
            refusals.add(answer);
            return false;
        } catch (UncheckedIOException noAnswer) {
            unanswered.incrementAndGet();
            return false;
        }
    }
}
