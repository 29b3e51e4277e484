package io.posthorn.api.ledger;

import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.core.order.Ordered;
import io.posthorn.api.kafka.LogProducer;
import io.posthorn.api.kafka.TopicsAtStart;
import io.posthorn.common.topic.Topics;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes the tables back to where the journal ends, where they say that they have more of it. A power cut takes what
/// was not on the disk, and the tables may have been there first. What is written next gets the offsets of what was
/// lost, and the ledger would pass over it.
///
/// ```
///   journal before    a b c d e f      tables have  a b c d e f, the next is 6
///   after the cut     a b c
///   written next      a b c g h i j    the ledger goes on at 3, and not at 6
/// ```
///
/// Runs before this process writes to the journal: its dispatcher and its replays start later. A place that another
/// ledger moved meanwhile stays as it is. On a cluster a leader tells its end only once it has all that its predecessor
/// told (KIP-207); facts of a place that were taken back all the same are read again, which changes nothing.
@Singleton
final class JournalEnd implements ApplicationEventListener<StartupEvent>, Ordered {
    private static final Logger LOG = LoggerFactory.getLogger(JournalEnd.class);

    private final Admin admin;
    private final LogProducer log;
    private final String journal;
    private final OffsetTable offsets;

    JournalEnd(Admin admin, LogProducer log, Topics topics, OffsetTable offsets) {
        this.admin = admin;
        this.log = log;
        this.journal = topics.journal();
        this.offsets = offsets;
    }

    @Override
    public void onApplicationEvent(StartupEvent event) {
        takeBack();
    }

    void takeBack() {
        Map<Integer, Long> places = offsets.nextOffsets(journal);
        if (places.isEmpty()) {
            return;
        }
        ends().forEach((partition, end) -> {
            long place = places.getOrDefault(partition, 0L);
            if (place > end && offsets.move(journal, partition, place, end)) {
                LOG.warn(
                        "journal={} partition={} end={} place={}: the tables go back to the end",
                        journal,
                        partition,
                        end,
                        place);
            }
        });
    }

    @Override
    public int getOrder() {
        return TopicsAtStart.ORDER + 1;
    }

    private Map<Integer, Long> ends() {
        Map<TopicPartition, OffsetSpec> asked = IntStream.range(0, log.partitions(journal))
                .mapToObj(partition -> new TopicPartition(journal, partition))
                .collect(Collectors.toMap(Function.identity(), _ -> OffsetSpec.latest()));
        try {
            return admin.listOffsets(asked).all().get().entrySet().stream()
                    .collect(Collectors.toMap(
                            end -> end.getKey().partition(),
                            end -> end.getValue().offset()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking where " + journal + " ends", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the log does not tell where " + journal + " ends", e);
        }
    }
}
