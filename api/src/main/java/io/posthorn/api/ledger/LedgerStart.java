package io.posthorn.api.ledger;

import static java.util.Map.entry;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.core.order.Ordered;
import io.posthorn.api.kafka.KafkaConfig;
import io.posthorn.common.topic.Topics;
import jakarta.inject.Singleton;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.GroupProtocol;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// Makes the ledger, and starts it last: once the topics exist and no place is beyond the journal's end.
@Factory
final class LedgerStart {
    /// A transaction holds what one poll read and what the next one read about the same events, some 1,000 rows of each
    /// table at most: H2 stores all of it twice when it takes more than 19 MB of memory.
    private static final String RECORDS_PER_POLL = "1000";

    @Singleton
    @Bean(preDestroy = "close")
    Ledger ledger(KafkaConfig config, Topics topics, OffsetTable offsets, LedgerWriter writer, LedgerMetrics metrics) {
        return new Ledger(consumer(config, topics), topics.journal(), offsets, writer, metrics);
    }

    @Singleton
    ApplicationEventListener<StartupEvent> startLedger(Ledger ledger) {
        return new AfterTopics(ledger);
    }

    /// Large fetches, since every batch is a transaction: as much as a fetch may hold of one partition, so that one
    /// with a backlog waits for no other.
    ///
    /// By the classic protocol, in which the polling thread does all the work. By the newer one (seen with
    /// 4.3.1), where calls are short and the polling thread is nicer than the client's own, the two wake each
    /// other until the call ends. Assigned cooperatively: a process that comes or goes takes only the
    /// partitions that it gets or leaves. The session is the shortest that brokers allow by default, since it
    /// is how long the partitions of a killed process wait. One whose database has been away for a minute
    /// leaves its partitions to others, who would wait for it at every change of the group.
    static Consumer<byte[], byte[]> consumer(KafkaConfig config, Topics topics) {
        return new KafkaConsumer<>(
                Map.ofEntries(
                        entry(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, config.bootstrap()),
                        entry(ConsumerConfig.GROUP_ID_CONFIG, topics.ledgerGroup()),
                        entry(ConsumerConfig.GROUP_PROTOCOL_CONFIG, GroupProtocol.CLASSIC.name()),
                        entry(
                                ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
                                CooperativeStickyAssignor.class.getName()),
                        entry(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, "6000"),
                        entry(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, "1000"),
                        entry(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, "60000"),
                        entry(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false"),
                        entry(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest"),
                        entry(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false"),
                        entry(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, RECORDS_PER_POLL),
                        entry(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, "1048576"),
                        entry(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, "100")),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    private record AfterTopics(Ledger ledger) implements ApplicationEventListener<StartupEvent>, Ordered {
        @Override
        public void onApplicationEvent(StartupEvent event) {
            ledger.start();
        }

        @Override
        public int getOrder() {
            return LOWEST_PRECEDENCE;
        }
    }
}
