package io.posthorn.common.topic;

import io.posthorn.common.retry.RetryLadder;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/// The topics that must exist, with their settings.
///
/// @param partitions of each topic; deliveries and tiers always have the same number
/// @param replication copies of each partition; above 1, acknowledgements need two in-sync copies
/// @param flush write accepted records to the disk before they are acknowledged: the one-node setting (law 1)
public record TopicPlan(Topics topics, RetryLadder ladder, int partitions, short replication, boolean flush) {
    private static final String INDEX_INTERVAL_BYTES = Integer.toString(256 * 1024);
    private static final Duration WEEK = Duration.ofDays(7);
    private static final int MAX_BODY_BYTES = 1024 * 1024;
    private static final int EVENT_BYTES = MAX_BODY_BYTES + 128 * 1024;

    /// An event of the largest size still fits onward, with the headers that a delivery adds.
    private static final int ONWARD_BYTES = 2 * 1024 * 1024;

    public TopicPlan {
        if (partitions < 1 || replication < 1) {
            throw new IllegalArgumentException(
                    "kafka.partitions and kafka.replication must be at least 1: " + partitions + ", " + replication);
        }
    }

    List<NewTopic> newTopics() {
        Stream<NewTopic> tiers =
                ladder.tiers().stream().map(tier -> kept(topics.retry(tier), tier.plus(WEEK.multipliedBy(2))));
        return Stream.concat(Stream.of(events(), endpoints()), Stream.concat(onward(), tiers))
                .toList();
    }

    private Stream<NewTopic> onward() {
        return Stream.of(
                kept(topics.deliveries(), WEEK),
                kept(topics.deadLetters(), Duration.ofDays(30)),
                kept(topics.journal(), WEEK));
    }

    private NewTopic events() {
        return topic(
                topics.events(),
                Map.of(
                        TopicConfig.RETENTION_MS_CONFIG, Long.toString(WEEK.toMillis()),
                        TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime",
                        TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(EVENT_BYTES)));
    }

    private NewTopic endpoints() {
        return topic(
                topics.endpoints(),
                Map.of(
                        TopicConfig.CLEANUP_POLICY_CONFIG,
                        TopicConfig.CLEANUP_POLICY_COMPACT,
                        TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                        Integer.toString(ONWARD_BYTES)));
    }

    private NewTopic kept(String name, Duration retention) {
        return topic(
                name,
                Map.of(
                        TopicConfig.RETENTION_MS_CONFIG, Long.toString(retention.toMillis()),
                        TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(ONWARD_BYTES)));
    }

    private NewTopic topic(String name, Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.put(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, replication > 1 ? "2" : "1");
        if (flush) {
            all.putAll(flushing(name));
        }
        return new NewTopic(name, partitions, replication).configs(all);
    }

    /// The journal tells what became of deliveries and carries none of them, so that it may follow a second
    /// later. Only a broker with `log.flush.scheduler.interval.ms`, as the embedded one, keeps `flush.ms`.
    ///
    /// A flush writes the index too, where that has a new entry: it has one in 256 KiB, not in 4. With more
    /// between them, a reader of small batches would look through too many.
    private Map<String, String> flushing(String name) {
        return name.equals(topics.journal())
                ? Map.of(TopicConfig.FLUSH_MS_CONFIG, "500")
                : Map.of(
                        TopicConfig.FLUSH_MESSAGES_INTERVAL_CONFIG,
                        "1",
                        TopicConfig.INDEX_INTERVAL_BYTES_CONFIG,
                        INDEX_INTERVAL_BYTES);
    }

    /// Topics whose partitions must correspond, so that one worker owns an endpoint on all of them.
    List<String> coPartitioned() {
        return Stream.concat(
                        Stream.of(topics.deliveries()), ladder.tiers().stream().map(topics::retry))
                .toList();
    }
}
