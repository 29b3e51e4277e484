package io.posthorn.api.publish;

import static io.posthorn.api.fixture.HttpCalls.json;
import static io.posthorn.api.fixture.TopicReader.body;
import static io.posthorn.api.fixture.TopicReader.header;
import static org.assertj.core.api.Assertions.assertThat;

import io.posthorn.api.fixture.HttpCalls;
import io.posthorn.api.fixture.TestApi;
import io.posthorn.api.fixture.TopicReader;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CloudEventsTest {
    private static final String STRUCTURED = "application/cloudevents+json";

    private final TestApi api = TestApi.shared();
    private final HttpCalls calls = api.calls();
    private final String id = UUID.randomUUID().toString();

    @Test
    void structuredEventIsPublished() {
        var response = calls.send("POST", "/v1/events", structured("order.paid"), "Content-Type", STRUCTURED);

        assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
        ConsumerRecord<byte[], byte[]> found = found(json(response).get("id").asText());
        assertThat(body(found))
                .isEqualTo("{\"type\":\"order.paid\",\"timestamp\":\"2026-01-31T12:00:00Z\",\"data\":{\"n\":1.0}}");
        assertThat(header(found, "ce_source")).isEqualTo("/shop");
    }

    @Test
    void sourceAndIdAreTheKey() {
        var first = calls.send("POST", "/v1/events", structured("order.paid"), "Content-Type", STRUCTURED);
        var second = calls.send("POST", "/v1/events", structured("order.paid"), "Content-Type", STRUCTURED);
        var other = calls.send("POST", "/v1/events", structured("order.lost"), "Content-Type", STRUCTURED);

        assertThat(json(second).get("id")).isEqualTo(json(first).get("id"));
        assertThat(json(second).get("duplicate").asBoolean()).isTrue();
        assertThat(other.statusCode()).isEqualTo(409);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {"id":"a","source":"/s","type":"a","data":{}}                          | body.specversion
        {"specversion":"1.0","id":"","source":"/s","type":"a","data":{}}       | body.id
        {"specversion":"1.0","id":"a","source":"","type":"a","data":{}}        | body.source
        """)
    void attributeThatIsMissingOrEmptyIsLocated(String body, String location) {
        var response = calls.send("POST", "/v1/events", body, "Content-Type", STRUCTURED);

        assertThat(response.statusCode()).as(response.body()).isEqualTo(422);
        assertThat(json(response).get("errors").get(0).get("location").asText()).isEqualTo(location);
    }

    @Test
    void attributeThatIsNotPercentEncodedIsLocated() {
        var response = calls.send(
                "POST", "/v1/events", "1", "ce-specversion", "1.0", "ce-id", "a%zz", "ce-source", "/s", "ce-type", "a");

        assertThat(response.statusCode()).as(response.body()).isEqualTo(422);
        assertThat(json(response).get("errors").get(0).get("location").asText()).isEqualTo("header.ce-id");
    }

    @Test
    void binaryEventIsPublished() {
        var response = calls.send(
                "POST",
                "/v1/events",
                "{\"n\": 1.0}",
                "ce-specversion",
                "1.0",
                "ce-id",
                id,
                "ce-source",
                "/shop",
                "ce-type",
                "order.p%C3%A4id",
                "ce-orderingkey",
                "k");

        assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
        ConsumerRecord<byte[], byte[]> found = found(json(response).get("id").asText());
        assertThat(body(found)).endsWith("\"data\":{\"n\": 1.0}}");
        assertThat(header(found, "ce_type")).isEqualTo("order.päid");
        assertThat(header(found, "ce_orderingkey")).isEqualTo("k");
    }

    @Test
    void binaryEventWithoutATypeIsRefusedAtItsHeader() {
        var response =
                calls.send("POST", "/v1/events", "{}", "ce-specversion", "1.0", "ce-id", id, "ce-source", "/shop");

        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(json(response).get("errors").get(0).get("location").asText()).isEqualTo("header.ce-type");
    }

    @Test
    void batchIsPublished() {
        var response = calls.send(
                "POST",
                "/v1/events/batch",
                "[" + structured("order.paid") + "]",
                "Content-Type",
                "application/cloudevents-batch+json");

        assertThat(response.statusCode()).isEqualTo(202);
        assertThat(json(response).get("data")).hasSize(1);
    }

    @Test
    void dataThatIsNoJsonIsRefused() {
        String base64 = structured("a").replace("\"data\":{\"n\":1.0}", "\"data_base64\":\"AAAA\"");
        String xml = structured("a").replace("\"data\"", "\"datacontenttype\":\"application/xml\",\"data\"");

        assertThat(calls.send("POST", "/v1/events", base64, "Content-Type", STRUCTURED)
                        .statusCode())
                .isEqualTo(422);
        assertThat(calls.send("POST", "/v1/events", xml, "Content-Type", STRUCTURED)
                        .statusCode())
                .isEqualTo(422);
    }

    private String structured(String type) {
        return """
            {"specversion":"1.0","id":"%s","source":"/shop","type":"%s","time":"2026-01-31T12:00:00Z",
             "anextension":7,"data":{"n":1.0}}\
            """.formatted(id, type);
    }

    private ConsumerRecord<byte[], byte[]> found(String event) {
        return TopicReader.event(api.topics().events(), event).getFirst();
    }
}
