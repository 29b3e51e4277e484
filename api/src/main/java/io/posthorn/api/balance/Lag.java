package io.posthorn.api.balance;

import io.posthorn.api.kafka.LogUnavailableException;
import io.posthorn.api.kafka.RetryConfig;
import io.posthorn.api.ledger.OffsetTable;
import io.posthorn.common.topic.Topics;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/// How many records of each topic wait for their reader. Thread-safe; blocks, but not for long.
@Singleton
final class Lag {
    private static final int PATIENCE_SECONDS = 5;

    private final Admin admin;
    private final Topics topics;
    private final RetryConfig retry;
    private final OffsetTable ledger;

    Lag(Admin admin, Topics topics, RetryConfig retry, OffsetTable ledger) {
        this.admin = admin;
        this.topics = topics;
        this.retry = retry;
        this.ledger = ledger;
    }

    /// Events that the fan-out has not finished with.
    Map<String, Long> ofFanOut() {
        return ofGroup(topics.fanOutGroup(), List.of(topics.events()));
    }

    /// Deliveries that are waited for, in a retry topic mostly because they are not due.
    Map<String, Long> ofDelivery() {
        List<String> read = Stream.concat(
                        Stream.of(topics.deliveries()),
                        retry.ladder().tiers().stream().map(topics::retry))
                .toList();
        return ofGroup(topics.deliveryGroup(), read);
    }

    /// Facts that are not in the tables.
    Map<String, Long> ofLedger() {
        Map<TopicPartition, Long> next = new HashMap<>();
        ledger.nextOffsets(topics.journal())
                .forEach((partition, offset) -> next.put(new TopicPartition(topics.journal(), partition), offset));
        return lag(List.of(topics.journal()), next);
    }

    private Map<String, Long> ofGroup(String group, Collection<String> names) {
        Map<TopicPartition, Long> next = new HashMap<>();
        get(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata())
                .forEach((partition, committed) -> {
                    if (committed != null) {
                        next.put(partition, committed.offset());
                    }
                });
        return lag(names, next);
    }

    /// A reader that has no place on a partition begins at its earliest record.
    private Map<String, Long> lag(Collection<String> names, Map<TopicPartition, Long> next) {
        List<TopicPartition> partitions = get(admin.describeTopics(names).allTopicNames()).values().stream()
                .flatMap(topic -> topic.partitions().stream()
                        .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                .toList();
        Map<TopicPartition, Long> earliest = offsets(partitions, OffsetSpec.earliest());
        Map<TopicPartition, Long> latest = offsets(partitions, OffsetSpec.latest());
        return partitions.stream()
                .collect(Collectors.groupingBy(
                        TopicPartition::topic,
                        Collectors.summingLong(partition -> Math.max(
                                0,
                                latest.getOrDefault(partition, 0L)
                                        - next.getOrDefault(partition, earliest.getOrDefault(partition, 0L))))));
    }

    private Map<TopicPartition, Long> offsets(Collection<TopicPartition> partitions, OffsetSpec which) {
        Map<TopicPartition, OffsetSpec> asked =
                partitions.stream().collect(Collectors.toMap(Function.identity(), _ -> which));
        Map<TopicPartition, Long> offsets = new HashMap<>();
        Map<TopicPartition, ListOffsetsResultInfo> found =
                get(admin.listOffsets(asked).all());
        found.forEach((partition, place) -> offsets.put(partition, place.offset()));
        return offsets;
    }

    private static <T> T get(KafkaFuture<T> answer) {
        try {
            return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LogUnavailableException("interrupted while asking for the lag", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new LogUnavailableException("the log does not tell its offsets", e);
        }
    }
}
