package io.posthorn.api.agent.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.posthorn.api.fixture.TestApi;
import io.posthorn.api.fixture.TopicReader;
import io.posthorn.common.endpoint.Endpoint;
import io.posthorn.common.id.EndpointId;
import io.posthorn.common.record.JsonCodec;
import io.posthorn.common.secret.Sealed;
import io.posthorn.common.secret.SecretSeal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// The endpoints as dispatchers see them now: by the last record of each key in the endpoints topic.
record Snapshots(TestApi api) {
    /// The one endpoint that is there for the event type.
    Endpoint of(String eventType) {
        List<Endpoint> found = all(eventType);
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    /// Without those of other tests, which may want every type.
    List<Endpoint> all(String eventType) {
        Map<EndpointId, Endpoint> last = new LinkedHashMap<>();
        TopicReader.everything(api.topics().endpoints()).forEach(consumed -> apply(last, consumed));
        return last.values().stream()
                .filter(endpoint -> endpoint.eventTypes().patterns().equals(List.of(eventType)))
                .toList();
    }

    String opened(Endpoint endpoint, Sealed sealed) {
        return api.bean(SecretSeal.class)
                .open(sealed, endpoint.scope().tenant(), endpoint.id())
                .reveal();
    }

    private static void apply(Map<EndpointId, Endpoint> last, ConsumerRecord<byte[], byte[]> consumed) {
        EndpointId id = new EndpointId(new String(consumed.key(), UTF_8));
        Optional<Endpoint> snapshot = JsonCodec.ENDPOINTS.decode(consumed);
        snapshot.ifPresentOrElse(endpoint -> last.put(id, endpoint), () -> last.remove(id));
    }
}
