package io.posthorn.api.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.posthorn.api.fixture.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class UpdateEachTest {
    private static final String INSERT = """
        insert into ledger_offset (topic, log_partition, next_offset)
        values (?, ?, ?)
        on conflict do nothing
        """;

    private final String topic = "of-" + UUID.randomUUID();

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void eachRowIsWrittenAndCountedInItsPlace(TestDatabase kind) {
        Database database = kind.api().bean(Database.class);
        assertThat(database.update(INSERT, topic, 20, 7)).isEqualTo(1);

        int[] counts = database.updateEach(INSERT, rows(50), () -> {});

        assertThat(counts).hasSize(50);
        assertThat(IntStream.range(0, 50).filter(i -> counts[i] == 0)).containsExactly(20);
        assertThat(partitions(database))
                .containsExactlyElementsOf(IntStream.range(0, 50).boxed().toList());
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void nothingIsWrittenWhenARowIsRefused(TestDatabase kind) {
        Database database = kind.api().bean(Database.class);
        List<List<Object>> rows = new ArrayList<>(rows(40));
        rows.add(List.of(topic, "no number", 0));

        assertThatExceptionOfType(DatabaseException.class)
                .isThrownBy(() -> database.updateEach(INSERT, rows, () -> {}));

        assertThat(partitions(database)).isEmpty();
    }

    @Test
    void embeddedDatabaseStopsAfterEveryFewRows() {
        AtomicInteger stops = new AtomicInteger();

        TestDatabase.H2.api().bean(Database.class).updateEach(INSERT, rows(320), stops::incrementAndGet);

        assertThat(stops).hasValue(10);
    }

    @Test
    void databaseElsewhereHasAllRowsInOneRoundTrip() {
        AtomicInteger stops = new AtomicInteger();

        TestDatabase.POSTGRESQL.api().bean(Database.class).updateEach(INSERT, rows(320), stops::incrementAndGet);

        assertThat(stops).hasValue(0);
    }

    private List<List<Object>> rows(int count) {
        return IntStream.range(0, count)
                .mapToObj(partition -> List.<Object>of(topic, partition, 0))
                .toList();
    }

    private List<Integer> partitions(Database database) {
        return database.list(
                "select log_partition from ledger_offset where topic = ? order by log_partition",
                row -> row.integer("log_partition"),
                topic);
    }
}
