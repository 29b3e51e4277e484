package io.posthorn.api.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.posthorn.api.database.Database;
import io.posthorn.api.fixture.Facts;
import io.posthorn.api.fixture.Journal;
import io.posthorn.api.fixture.TestApi;
import io.posthorn.api.fixture.TestDatabase;
import io.posthorn.common.fixture.Samples;
import io.posthorn.common.id.EndpointId;
import io.posthorn.common.journal.Fact;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What crashes, replicas and outages do to the tables: nothing.
final class LedgerRecoveryTest {
    private final EndpointId endpoint = Samples.IDS.endpoint();

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void transactionThatIsAbortedHalfWayCountsOnceWhenItIsDoneAgain(TestDatabase kind) {
        TestApi api = kind.api();
        Database database = api.bean(Database.class);
        LedgerWriter writer = api.bean(LedgerWriter.class);
        String topic = "journal-" + endpoint;
        api.bean(OffsetTable.class).begin(topic, Map.of(0, 0L));
        Facts event = Facts.anEvent();
        List<Fact> facts = List.of(event.fannedOut(endpoint), Facts.delivered(event.to(endpoint), 1));
        List<Advance> advance = List.of(new Advance(0, 0, 2));

        assertThatThrownBy(() -> database.inTransaction(() -> {
                    writer.write(topic, advance, facts);
                    throw new IllegalStateException("the process dies before the commit");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(countOf(database, "attempt")).isZero();
        writer.write(topic, advance, facts);

        assertThatThrownBy(() -> writer.write(topic, advance, facts)).isInstanceOf(OvertakenException.class);
        assertThat(countOf(database, "attempt")).isOne();
        assertThat(countOf(database, "delivery")).isOne();
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void replicasShareTheJournalAndTakeOverFromEachOther(TestDatabase kind) {
        Map<String, Object> shared = Map.of(
                "posthorn.kafka.prefix", "replicas-" + kind + ".",
                "posthorn.database.url",
                        kind.settings().getOrDefault("posthorn.database.url", "jdbc:h2:mem:replicas;DB_CLOSE_DELAY=-1"),
                "posthorn.database.user", kind.settings().getOrDefault("posthorn.database.user", "sa"));
        try (TestApi survivor = TestApi.with(shared)) {
            Journal journal = new Journal(survivor);
            try (TestApi _ = TestApi.with(shared)) {
                writeMany(journal);
            }
            writeMany(journal);

            Database database = survivor.bean(Database.class);
            await().atMost(Duration.ofSeconds(60)).until(() -> countOf(database, "attempt") == 1000);
            assertThat(countOf(database, "delivery")).isEqualTo(1000);
            assertThat(database.first(
                            "select count(*) as n from delivery where status = 'delivered' and endpoint_id = ?",
                            row -> row.number("n"),
                            endpoint))
                    .contains(1000L);
        }
    }

    @Test
    void factsWaitWhileTheDatabaseRefusesThem() {
        try (TestApi api = TestApi.with(Map.of())) {
            Database database = api.bean(Database.class);
            database.update("alter table attempt rename to attempt_away");
            Facts event = Facts.anEvent();
            new Journal(api).write(event.fannedOut(endpoint), Facts.delivered(event.to(endpoint), 1));
            await().until(() -> failures(api) >= 2);

            database.update("alter table attempt_away rename to attempt");

            await().until(() -> countOf(database, "attempt") == 1);
            assertThat(countOf(database, "delivery")).isOne();
        }
    }

    @Test
    void factsOfOtherPartitionsWaitWhileThePlaceOfOneCannotBeAskedFor() {
        try (TestApi api = TestApi.with(Map.of())) {
            Database database = api.bean(Database.class);
            Journal journal = new Journal(api);
            journal.write(Facts.anEvent().fannedOut(endpoint));
            await().until(() -> countOf(database, "delivery") == 1);
            database.update("alter table ledger_offset rename to ledger_offset_away");
            journal.write(Facts.anEvent().fannedOut(endpoint));
            await().until(() -> failures(api) >= 1);

            journal.write(IntStream.range(0, 20)
                    .mapToObj(_ -> Facts.anEvent().fannedOut(endpoint))
                    .toArray(Fact[]::new));
            double before = failures(api);
            await().until(() -> failures(api) >= before + 2);
            database.update("alter table ledger_offset_away rename to ledger_offset");

            await().untilAsserted(
                            () -> assertThat(countOf(database, "delivery")).isEqualTo(22));
        }
    }

    @Test
    void recordThatIsNoFactHoldsUpNoFactAroundIt() {
        try (TestApi api = TestApi.with(Map.of())) {
            Database database = api.bean(Database.class);
            Journal journal = new Journal(api);
            Facts event = Facts.anEvent();
            journal.write(event.fannedOut(endpoint));

            Stream.of("null", "{}", "no JSON")
                    .map(text -> new ProducerRecord<byte[], byte[]>(api.topics().journal(), text.getBytes(UTF_8)))
                    .forEach(journal::write);
            journal.write(Facts.delivered(event.to(endpoint), 1));

            await().until(() -> countOf(database, "attempt") == 1);
            assertThat(countOf(database, "delivery")).isOne();
            assertThat(api.bean(MeterRegistry.class)
                            .counter("posthorn.ledger.facts.unreadable")
                            .count())
                    .isEqualTo(3);
            assertThat(failures(api)).isZero();
        }
    }

    private void writeMany(Journal journal) {
        journal.write(IntStream.range(0, 500)
                .mapToObj(_ -> Facts.anEvent())
                .flatMap(event -> Stream.of(event.fannedOut(endpoint), Facts.delivered(event.to(endpoint), 1)))
                .toArray(Fact[]::new));
    }

    private long countOf(Database database, String table) {
        return database.first(
                        "select count(*) as n from " + table + " where endpoint_id = ?",
                        row -> row.number("n"),
                        endpoint)
                .orElseThrow();
    }

    private static double failures(TestApi api) {
        return api.bean(MeterRegistry.class).counter("posthorn.ledger.failures").count();
    }
}
