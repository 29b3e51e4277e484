package io.posthorn.common.topic;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/// Makes the planned topics that do not exist yet, and checks those that do. Any number of processes may do so at once.
public final class TopicProvision {
    private static final int USUAL_REPLICATION = 3;
    private static final int DESCRIPTIONS = 50;
    private static final Duration DESCRIPTION_PAUSE = Duration.ofMillis(200);

    private final Admin admin;

    public TopicProvision(Admin admin) {
        this.admin = admin;
    }

    /// Copies of each partition: as configured, or 3, or as many as there are brokers.
    public short replication(@Nullable Short configured) throws InterruptedException, ExecutionException {
        return configured == null
                ? (short) Math.min(
                        USUAL_REPLICATION, admin.describeCluster().nodes().get().size())
                : configured;
    }

    /// Returns once every planned topic exists.
    ///
    /// @throws IllegalStateException when topics that must correspond have different numbers of partitions
    public void ensure(TopicPlan plan) throws InterruptedException, ExecutionException {
        Collection<String> existing = admin.listTopics().names().get();
        List<NewTopic> missing = plan.newTopics().stream()
                .filter(topic -> !existing.contains(topic.name()))
                .toList();
        create(missing);
        Map<String, TopicDescription> topics =
                describe(plan.newTopics().stream().map(NewTopic::name).toList());
        check(plan.coPartitioned(), topics);
        awaitLeaders(topics.values());
    }

    private void create(List<NewTopic> topics) throws InterruptedException, ExecutionException {
        for (var created : admin.createTopics(topics).values().values()) {
            try {
                created.get();
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw e;
                }
            }
        }
    }

    private static void check(List<String> names, Map<String, TopicDescription> topics) {
        Map<String, Integer> partitions = names.stream()
                .map(topics::get)
                .collect(Collectors.toMap(
                        TopicDescription::name, topic -> topic.partitions().size()));
        if (Map.copyOf(partitions).values().stream().distinct().count() > 1) {
            throw new IllegalStateException(
                    "deliveries and retry topics must have the same number of partitions: " + partitions);
        }
    }

    /// A broker may not know yet what was just made.
    private Map<String, TopicDescription> describe(List<String> names) throws InterruptedException, ExecutionException {
        for (int attempt = 1; ; attempt++) {
            try {
                return admin.describeTopics(names).allTopicNames().get();
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException) || attempt == DESCRIPTIONS) {
                    throw e;
                }
                Thread.sleep(DESCRIPTION_PAUSE);
            }
        }
    }

    /// A partition that was just made has no leader for a moment. A producer that writes to it then may have its first
    /// batch refused and its second taken, and is out of sequence for ever. This is asked until all leaders answer.
    private void awaitLeaders(Collection<TopicDescription> topics) throws InterruptedException, ExecutionException {
        Map<TopicPartition, OffsetSpec> ends = topics.stream()
                .flatMap(topic -> topic.partitions().stream()
                        .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                .collect(Collectors.toMap(Function.identity(), _ -> OffsetSpec.latest()));
        admin.listOffsets(ends).all().get();
    }
}
