package io.posthorn.api.agent.simulation;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.posthorn.api.fixture.TestApi;
import io.posthorn.api.fixture.TopicReader;
import io.posthorn.embeddedkafka.TestKafka;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class AdvanceOutageTest {
    /// To repeat it would go through the same hours again.
    @Test
    void advanceCountsAlthoughTheLogIsOutAndItsMessagesComeLater() {
        try (TestKafka kafka = TestKafka.own();
                TestApi api = TestApi.with(Map.of("posthorn.kafka.bootstrap", kafka.bootstrapServers()))) {
            SimulationClient client = new SimulationClient(api.calls(), "agent-1");
            client.calls().post("/v1/events", "{\"type\":\"a\",\"data\":{}}");
            kafka.stop();

            assertThat(client.advance(24).get("days_processed").asInt()).isEqualTo(1);
            assertThat(client.intents()).containsExactly("diary");

            kafka.start();
            List<String> bodies = await().atMost(60, SECONDS)
                    .until(
                            () -> TopicReader.everything(kafka, api.topics().events()).stream()
                                    .map(TopicReader::body)
                                    .filter(body -> body.contains("on_diary_generated"))
                                    .toList(),
                            found -> !found.isEmpty());
            assertThat(bodies).containsExactly(client.messages().getFirst().toString());
        }
    }
}
