package io.posthorn.dispatcher.kafka;

import io.posthorn.dispatcher.metric.Meters;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/// Tells now and then how far a consumer is behind, as it knows itself from its fetches.
public final class LagReport {
    private static final Duration EVERY = Duration.ofSeconds(5);

    private final Consumer<byte[], byte[]> consumer;
    private final Meters meters;
    private long toldAt = System.nanoTime() - EVERY.toNanos();

    public LagReport(Consumer<byte[], byte[]> consumer, Meters meters) {
        this.consumer = consumer;
        this.meters = meters;
    }

    /// To be called by the thread that polls, as often as it likes.
    public void tellSometimes() {
        if (System.nanoTime() - toldAt >= EVERY.toNanos()) {
            toldAt = System.nanoTime();
            lags().forEach(meters::lag);
        }
    }

    private Map<String, Long> lags() {
        return consumer.assignment().stream()
                .collect(Collectors.groupingBy(
                        TopicPartition::topic,
                        Collectors.summingLong(
                                partition -> consumer.currentLag(partition).orElse(0))));
    }
}
