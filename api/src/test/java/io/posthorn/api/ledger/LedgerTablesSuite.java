package io.posthorn.api.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.posthorn.api.database.Database;
import io.posthorn.api.endpoint.EndpointState;
import io.posthorn.api.endpoint.Registrations;
import io.posthorn.api.fixture.Facts;
import io.posthorn.api.fixture.TestApi;
import io.posthorn.api.fixture.TestDatabase;
import io.posthorn.api.fixture.TestEndpoints;
import io.posthorn.common.delivery.DeadReason;
import io.posthorn.common.delivery.DeliveryRef;
import io.posthorn.common.delivery.DiscardReason;
import io.posthorn.common.fixture.Samples;
import io.posthorn.common.id.DeadLetterId;
import io.posthorn.common.id.DeliveryId;
import io.posthorn.common.id.EndpointId;
import io.posthorn.common.id.ReplayId;
import io.posthorn.common.journal.Fact;
import io.posthorn.common.journal.Fact.Decision;
import io.posthorn.common.journal.LogPosition;
import io.posthorn.common.journal.UnmatchedReason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What the tables say after facts, on every database the same.
abstract class LedgerTablesSuite {
    private final TestApi api;
    private final Database database;
    private final TableText tables;
    private final LedgerWriter writer;
    private final EndpointId endpoint = Samples.IDS.endpoint();
    private final Facts event = Facts.anEvent();
    private final DeliveryRef delivery = event.to(endpoint);

    LedgerTablesSuite(TestDatabase kind) {
        this.api = kind.api();
        this.database = api.bean(Database.class);
        this.tables = new TableText(api);
        this.writer = api.bean(LedgerWriter.class);
    }

    @Test
    void fannedOutEventHasItsPendingDeliveries() {
        write(event.fannedOut(endpoint, Samples.IDS.endpoint()));

        assertThat(deliveries()).hasSize(2).allSatisfy(row -> assertThat(row).contains("status=pending", "attempts=0"));
    }

    @Test
    void unmatchedEventKeepsItsReason() {
        write(event.unmatched(endpoint, UnmatchedReason.EVENT_TYPE));

        assertThat(rows("event", "id", event.event()))
                .singleElement()
                .asString()
                .contains("event_type")
                .contains(endpoint.value());
    }

    @Test
    void outcomeThatIsReadBeforeTheFanOutStays() {
        write(Facts.delivered(delivery, 1));
        write(event.fannedOut(endpoint));

        assertThat(deliveries()).singleElement().asString().contains("status=delivered");
    }

    @Test
    void deliveredStaysWhateverIsSaidLater() {
        write(event.fannedOut(endpoint), Facts.delivered(delivery, 1));
        write(Facts.failed(delivery, 1), Facts.died(delivery, 2, DeadReason.EXHAUSTED, new LogPosition(0, 7)));

        assertThat(deliveries())
                .singleElement()
                .asString()
                .contains("status=delivered")
                .contains("attempts=2");
    }

    @Test
    void discardedDeliveryHasItsReason() {
        write(Facts.ended(delivery, 0, new Decision.Discarded(DiscardReason.ENDPOINT_DELETED)));

        assertThat(deliveries()).singleElement().asString().contains("discarded", "endpoint_deleted");
    }

    @Test
    void goneEndpointIsDisabledOnceHoweverOftenItIsSaid() {
        Registrations registrations = api.bean(Registrations.class);
        registrations.register(TestEndpoints.registration(endpoint, delivery.scope()));
        Fact gone = Facts.died(delivery, 1, DeadReason.GONE, new LogPosition(0, 3));

        write(gone);
        write(gone);

        assertThat(registrations.find(endpoint).orElseThrow()).satisfies(disabled -> {
            assertThat(disabled.state()).isEqualTo(new EndpointState.Disabled("gone"));
            assertThat(disabled.version()).isEqualTo(2);
        });
    }

    @Test
    void endpointThatWasEnabledAgainIsNotDisabledByARepeatedFact() {
        Registrations registrations = api.bean(Registrations.class);
        registrations.register(TestEndpoints.registration(endpoint, delivery.scope()));
        Fact gone = Facts.died(delivery, 1, DeadReason.GONE, new LogPosition(0, 3));
        write(gone);
        registrations.change(endpoint, _ -> true, TestEndpoints::enabled);

        write(gone);

        assertThat(registrations.find(endpoint).orElseThrow().state()).isEqualTo(new EndpointState.Active());
    }

    @Test
    void overtakenLedgerWritesNothing() {
        String topic = "journal-" + event.event();
        OffsetTable offsets = api.bean(OffsetTable.class);
        offsets.begin(topic, Map.of(0, 0L));
        writer.write(topic, List.of(new Advance(0, 0, 5)), List.of());

        assertThatThrownBy(
                        () -> writer.write(topic, List.of(new Advance(0, 0, 3)), List.of(Facts.delivered(delivery, 1))))
                .isInstanceOf(OvertakenException.class);

        assertThat(deliveries()).isEmpty();
        assertThat(offsets.nextOffsets(topic)).containsEntry(0, 5L);
    }

    @Test
    void factsInAnyOrderAndNumberGiveTheSameRows() {
        Random random = new Random(7);
        List<Fact> history = history();
        write(history.toArray(Fact[]::new));
        List<String> expected = everything();
        for (int run = 0; run < 40; run++) {
            clear();
            List<List<Fact>> batches = shuffled(history, random);
            batches.forEach(batch -> write(batch.toArray(Fact[]::new)));
            assertThat(everything()).as("batches %s", batches).isEqualTo(expected);
        }
    }

    /// All that can happen to one delivery, crashes included.
    private List<Fact> history() {
        ReplayId replay = Samples.IDS.replay();
        DeliveryRef replayed = new DeliveryRef(
                DeliveryId.of(event.event(), endpoint, replay),
                delivery.event(),
                endpoint,
                delivery.type(),
                delivery.scope(),
                delivery.acceptedAt(),
                replay);
        return List.of(
                event.fannedOut(),
                event.fannedOut(endpoint),
                Facts.deferred(delivery, 0, Duration.ZERO),
                Facts.failed(delivery, 1),
                Facts.deferred(delivery, 1, Duration.ofMillis(3)),
                Facts.failed(delivery, 2),
                Facts.died(delivery, 3, DeadReason.EXHAUSTED, new LogPosition(0, 3)),
                Facts.died(delivery, 3, DeadReason.EXHAUSTED, new LogPosition(0, 4)),
                new Fact.Enqueued(replayed, DeadLetterId.of(delivery.id()), replayed.acceptedAt()),
                Facts.failed(replayed, 1));
    }

    private static List<List<Fact>> shuffled(List<Fact> facts, Random random) {
        List<Fact> order = new ArrayList<>(facts);
        order.addAll(facts.subList(0, random.nextInt(facts.size())));
        Collections.shuffle(order, random);
        int cut = random.nextInt(order.size());
        return List.of(order.subList(0, cut), order.subList(cut, order.size()));
    }

    private void write(Fact... facts) {
        writer.write("none", List.of(), Arrays.asList(facts));
    }

    private List<String> deliveries() {
        return rows("delivery", "event_id", event.event());
    }

    private List<String> everything() {
        List<String> rows = new ArrayList<>(deliveries());
        rows.addAll(rows("event", "id", event.event()));
        rows.addAll(rows("dead_letter", "event_id", event.event()));
        rows.addAll(rows("attempt", "endpoint_id", endpoint));
        rows.addAll(rows("replay_item", "dead_letter_id", DeadLetterId.of(delivery.id())));
        return rows;
    }

    private void clear() {
        database.update("delete from delivery where event_id = ?", event.event());
        database.update("delete from event where id = ?", event.event());
        database.update("delete from dead_letter where event_id = ?", event.event());
        database.update("delete from attempt where endpoint_id = ?", endpoint);
        database.update("delete from replay_item where dead_letter_id = ?", DeadLetterId.of(delivery.id()));
    }

    private List<String> rows(String table, String column, Object value) {
        return tables.rows(table, column, value.toString());
    }
}
