package io.posthorn.api.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.posthorn.api.fixture.TestApi;
import io.posthorn.api.fixture.TestDatabase;
import io.posthorn.api.kafka.LogProducer;
import io.posthorn.common.topic.Topics;
import io.posthorn.embeddedkafka.TestKafka;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class JournalEndTest {
    private final Topics topics = new Topics(TestKafka.shared().uniquePrefix());

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void tablesGoBackToTheEndOfTheJournalOnlyWhereTheyAreBeyondIt(TestDatabase kind) throws Exception {
        TestApi api = kind.api();
        OffsetTable offsets = api.bean(OffsetTable.class);
        Admin admin = api.bean(Admin.class);
        LogProducer log = api.bean(LogProducer.class);
        admin.createTopics(List.of(new NewTopic(topics.journal(), 4, (short) 1)))
                .all()
                .get();
        for (int partition : List.of(0, 0, 1, 1, 2)) {
            log.write(new ProducerRecord<>(topics.journal(), partition, null, new byte[1]));
        }
        offsets.begin(topics.journal(), Map.of(0, 7L, 1, 1L, 2, 1L, 4, 3L));

        new JournalEnd(admin, log, topics, offsets).takeBack();

        assertThat(offsets.nextOffsets(topics.journal()))
                .as("beyond the end, before it, at it, no such partition")
                .isEqualTo(Map.of(0, 2L, 1, 1L, 2, 1L, 4, 3L));
    }
}
