package io.posthorn.api.agent.message;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.posthorn.api.database.Database;
import io.posthorn.api.fixture.TestApi;
import io.posthorn.api.fixture.TestDatabase;
import io.posthorn.api.fixture.TopicReader;
import io.posthorn.common.fixture.Samples;
import io.posthorn.common.id.EventId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/// How messages come from the queue into the log, on every database the same.
abstract class MessageRelaySuite {
    private final TestApi api;
    private final Messages messages;
    private final MessageRelay relay;
    private final String agent = "agent-" + UUID.randomUUID();

    MessageRelaySuite(TestDatabase kind) {
        this.api = kind.api();
        this.messages = api.bean(Messages.class);
        this.relay = api.bean(MessageRelay.class);
    }

    @Test
    void queuedMessageIsBroughtWithTheBytesOfItsSnapshot() {
        Message message = queued(Samples.IDS.event());

        relay.bring(message.event());

        assertThat(log(message.event()))
                .singleElement()
                .satisfies(found -> assertThat(TopicReader.body(found))
                        .isEqualTo("{\"event_id\":\"" + message.event()
                                + "\",\"event_type\":\"on_wakeup_ready\",\"message_id\":\"" + message.id()
                                + "\",\"agent_id\":\"" + agent
                                + "\",\"user_id\":\"user-1\",\"check_type\":\"birthday\","
                                + "\"generated_message\":\"Happy birthday, élan!\",\"status\":\"pending\","
                                + "\"created_at\":\"" + message.createdAt() + "\"}"));
    }

    @Test
    void messageBroughtAgainAndAgainStandsInTheLogOnce() {
        Message message = queued(Samples.IDS.event());
        queue(message);

        atOnce(8, () -> relay.bring(message.event()));
        relay.bring(message.event(), message.event());

        assertThat(log(message.event())).hasSize(1);
    }

    @Test
    void messageThatIsNotQueuedIsNotBrought() {
        EventId unknown = Samples.IDS.event();

        relay.bring(unknown);

        assertThat(log(unknown)).isEmpty();
    }

    @Test
    void messageIsConsumedWhileARelayWaitsForTheLog() {
        Message message = queued(Samples.IDS.event());
        Inbox inbox = api.bean(Inbox.class);

        boolean consumed = api.bean(Database.class).inTransaction(() -> {
            messages.lock(List.of(message.event()));
            return CompletableFuture.supplyAsync(() -> inbox.consume(message.scope(), message.agent(), message.id()))
                    .orTimeout(5, SECONDS)
                    .join();
        });

        assertThat(consumed).isTrue();
    }

    /// As a crash between commit and log leaves them: two processes find them, and one brings each.
    @Test
    void messagesLeftBehindAreBroughtOnceByTwoRelays() {
        List<Message> left = IntStream.range(0, 60)
                .mapToObj(_ -> TestMessages.of(Samples.IDS.event(), agent))
                .toList();
        try (TestApi _ = api.replica()) {
            api.bean(Database.class).inTransaction(() -> left.forEach(messages::queue));

            await().atMost(30, SECONDS).until(() -> unpublished() == 0);

            assertThat(TopicReader.everything(api.topics().events()))
                    .extracting(found -> TopicReader.header(found, "ce_id"))
                    .filteredOn(id -> left.stream()
                            .anyMatch(message -> message.event().value().equals(id)))
                    .hasSize(60)
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void termsOfDeliveryOutliveACrash() {
        Message message = TestMessages.of(Samples.IDS.event(), agent);
        Instant later = Instant.parse("2026-12-01T00:00:00Z");
        messages.queue(List.of(new Outgoing(
                message, new DeliveryTerms("/shop", "customer-1", later, Instant.parse("2027-12-01T00:00:00Z")))));

        await().atMost(30, SECONDS).until(() -> !log(message.event()).isEmpty());

        ConsumerRecord<byte[], byte[]> found = log(message.event()).getFirst();
        assertThat(TopicReader.header(found, "ce_source")).isEqualTo("/shop");
        assertThat(TopicReader.header(found, "ce_orderingkey")).isEqualTo("customer-1");
        assertThat(TopicReader.header(found, "ce_deliverat")).isEqualTo("2026-12-01T00:00:00Z");
        assertThat(TopicReader.header(found, "ce_expiresat")).isEqualTo("2027-12-01T00:00:00Z");
    }

    private Message queued(EventId event) {
        Message message = TestMessages.of(event, agent);
        queue(message);
        return message;
    }

    private void queue(Message message) {
        api.bean(Database.class).inTransaction(() -> messages.queue(message));
    }

    private List<ConsumerRecord<byte[], byte[]>> log(EventId event) {
        return TopicReader.event(api.topics().events(), event.value());
    }

    private long unpublished() {
        return api.bean(Database.class)
                .first(
                        "select count(*) as messages from message join message_outbox using (id) where agent = ?",
                        row -> row.number("messages"),
                        agent)
                .orElseThrow();
    }

    private static void atOnce(int times, Runnable work) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, times)
                    .mapToObj(_ -> CompletableFuture.runAsync(work, threads))
                    .toList()
                    .forEach(CompletableFuture::join);
        }
    }
}
