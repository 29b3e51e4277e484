package io.posthorn.dispatcher;

import static io.posthorn.dispatcher.House.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import io.posthorn.common.id.EventId;
import io.posthorn.common.journal.Fact;
import io.posthorn.common.journal.Fact.Decision;
import io.posthorn.dispatcher.WebhookReceiver.Received;
import io.posthorn.embeddedkafka.TestKafka;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class DeliveryTest {
    private final House house = new House(TestKafka.shared());
    private final WebhookReceiver receiver = new WebhookReceiver();

    DeliveryTest() throws Exception {}

    @AfterEach
    void close() {
        house.close();
        receiver.close();
    }

    @Test
    void eventReachesItsEndpointSignedAndIsToldInTheJournal() throws Exception {
        house.dispatcher();
        house.endpoint(receiver.answering("/ok", _ -> 200)).register();

        EventId event = house.publish("{\"paid\":true}");

        await().until(() -> receiver.at("/ok").size() == 1);
        Received request = receiver.at("/ok").getFirst();
        assertThat(request.header("webhook-id")).isEqualTo(event.value());
        assertThat(request.header("content-type")).isEqualTo("application/json");
        assertThat(request.header("user-agent")).matches("Posthorn/[0-9.]+");
        new Webhook(House.SECRET.reveal()).verify(new String(request.body(), UTF_8), headersOf(request));
        await().untilAsserted(() -> assertThat(house.journal(Fact.Attempted.class))
                .singleElement()
                .extracting(Fact.Attempted::decision)
                .isEqualTo(new Decision.Delivered()));
        assertThat(house.journal(Fact.FannedOut.class)).hasSize(1);
    }

    private static HttpHeaders headersOf(Received request) {
        Map<String, List<String>> headers = request.headers().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, header -> List.of(header.getValue())));
        return HttpHeaders.of(headers, (_, _) -> true);
    }
}
