package io.posthorn.api.publish;

import static io.posthorn.api.fixture.HttpCalls.json;
import static io.posthorn.api.fixture.TopicReader.body;
import static io.posthorn.api.fixture.TopicReader.header;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.posthorn.api.fixture.HttpCalls;
import io.posthorn.api.fixture.TestApi;
import io.posthorn.api.fixture.TopicReader;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PublishTest {
    private final TestApi api = TestApi.shared();
    private final HttpCalls calls = api.calls();

    @Test
    void acceptedEventStandsInTheLogInItsEnvelope() {
        var response = calls.post("/v1/events", """
            {"type":"order.paid","timestamp":"2026-01-31T13:00:00+01:00","data":{"b":1.50,"a":"\\u00e9é" }}\
            """);

        assertThat(response.statusCode()).isEqualTo(202);
        assertThat(response.body()).matches("\\{\"id\":\"evt_[0-9a-z]{26}\",\"duplicate\":false}");
        ConsumerRecord<byte[], byte[]> found = only(json(response).get("id").asText());
        assertThat(body(found))
                .isEqualTo("{\"type\":\"order.paid\",\"timestamp\":\"2026-01-31T12:00:00Z\","
                        + "\"data\":{\"b\":1.50,\"a\":\"\\u00e9é\" }}");
        assertThat(header(found, "ce_type")).isEqualTo("order.paid");
        assertThat(header(found, "ce_tenant")).isEqualTo("default");
        assertThat(header(found, "ce_project")).isEqualTo("default");
    }

    @Test
    void eventOfASessionHasExactlyTheFourKeys() {
        calls.send("PUT", "/v1/sessions/session_xyz", "{}");

        var response = calls.post("/v1/events", """
            {"data":{"action_id":"act_abc123","action_type":"attachment_seeking","message":"Hey, I've been thinking about our last conversation...","priority":"medium"},
             "session_id":"session_xyz","timestamp":"2025-01-15T10:30:00Z","type":"proactive_action"}\
            """);

        ConsumerRecord<byte[], byte[]> found = only(json(response).get("id").asText());
        assertThat(body(found))
                .isEqualTo("{\"type\":\"proactive_action\",\"session_id\":\"session_xyz\","
                        + "\"timestamp\":\"2025-01-15T10:30:00Z\",\"data\":{\"action_id\":\"act_abc123\","
                        + "\"action_type\":\"attachment_seeking\","
                        + "\"message\":\"Hey, I've been thinking about our last conversation...\","
                        + "\"priority\":\"medium\"}}");
        assertThat(found.value()).hasSize(245);
        assertThat(header(found, "ce_session")).isEqualTo("session_xyz");
    }

    @Test
    void orderingKeyAndTimesTravelAlong() {
        var response = calls.post("/v1/events", """
            {"type":"a","ordering_key":"customer-1","deliver_at":"2026-12-01T00:00:00Z",
             "expires_at":"2026-12-02T00:00:00Z","data":[1,2]}\
            """);

        ConsumerRecord<byte[], byte[]> found = only(json(response).get("id").asText());
        assertThat(new String(found.key(), UTF_8)).isEqualTo("default/customer-1");
        assertThat(header(found, "ce_deliverat")).isEqualTo("2026-12-01T00:00:00Z");
        assertThat(header(found, "ce_expiresat")).isEqualTo("2026-12-02T00:00:00Z");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {"data":{}}                                                              | 422 | body.type
        {"type":"a"}                                                             | 422 | body.data
        {"type":"","data":{}}                                                    | 422 | body.type
        {"type":5,"data":{}}                                                     | 422 | body.type
        {"type":"a","data":{},"sesion_id":"x"}                                   | 422 | body.sesion_id
        {"type":"a","data":{},"session_id":"unknown"}                            | 422 | body.session_id
        {"type":"a","data":{},"project_id":"unknown"}                            | 422 | body.project_id
        {"type":"a","data":{},"session_id":"a/b"}                                | 422 | body.session_id
        {"type":"a","data":{},"timestamp":"yesterday"}                           | 422 | body.timestamp
        {"type":"a","data":{},"deliver_at":"2099-01-01T00:00:00Z"}               | 422 | body.deliver_at
        {"type":"a","data":{},"expires_at":"2020-01-01T00:00:00Z"}               | 422 | body.expires_at
        {"type":"a","data":{},"expires_at":"+999999999-01-01T00:00:00Z"}         | 422 | body.expires_at
        {"type":"a","data":{},"deliver_at":"-999999999-01-01T00:00:00Z"}         | 422 | body.deliver_at
        {"type":"a","data":{},"ordering_key":""}                                 | 422 | body.ordering_key
        {"type":"a","data":{},"id":""}                                           | 422 | body.id
        {"type":"a","type":"b","data":{}}                                        | 400 | body
        {"type":"a","data":{"x":1,"x":2}}                                        | 400 | body
        {"type":"a","data":{}} {}                                                | 400 | body
        {"type":"a","data":{}                                                    | 400 | body
        {"type":"a","data":tru}                                                  | 400 | body
        []                                                                       | 422 | body
        "text"                                                                   | 422 | body
        null                                                                     | 422 | body
        """)
    void whatIsWrongIsLocated(String body, int status, String location) {
        var response = calls.post("/v1/events", body);

        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(json(response).get("errors").get(0).get("location").asText()).isEqualTo(location);
    }

    @Test
    void problemIsWrittenToTheByte() {
        assertThat(calls.post("/v1/events", "{\"type\":\"a\"}").body())
                .isEqualTo("{\"type\":\"about:blank\",\"title\":\"Unprocessable Entity\",\"status\":422,"
                        + "\"detail\":\"data: is required\",\"instance\":\"/v1/events\",\"errors\":"
                        + "[{\"location\":\"body.data\",\"field\":\"data\",\"message\":\"is required\"}]}");
    }

    @Test
    void emptyBodyIsAnswered400() {
        var response = calls.post("/v1/events", "");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(json(response).get("detail").asText()).isEqualTo("body: must not be empty");
    }

    @Test
    void bodyBeyondOneMebibyteIsAnswered413() {
        var response = calls.post("/v1/events", "x".repeat(1024 * 1024 + 1));

        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(json(response).get("title").asText()).isEqualTo("Request Entity Too Large");
    }

    @Test
    void largestBodyIsAccepted() {
        String head = "{\"type\":\"a\",\"data\":\"";
        String body = head + "x".repeat(1024 * 1024 - head.length() - 2) + "\"}";

        assertThat(calls.post("/v1/events", body).statusCode()).isEqualTo(202);
    }

    @ParameterizedTest
    @ValueSource(ints = {1_000, 100_000})
    void deepNestingIsRefused(int depth) {
        var response =
                calls.post("/v1/events", "{\"type\":\"a\",\"data\":" + "[".repeat(depth) + "]".repeat(depth) + "}");

        assertThat(response.statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/xml", "application/x-www-form-urlencoded"})
    void otherContentTypesAreAnswered415(String type) {
        var response = calls.send("POST", "/v1/events", "{\"type\":\"a\",\"data\":{}}", "Content-Type", type);

        assertThat(response.statusCode()).isEqualTo(415);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    @Test
    void keyWithoutTheScopeIsAnswered403() {
        var response = api.as(api.keyOfNewTenant("read")).post("/v1/events", "{\"type\":\"a\",\"data\":{}}");

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(json(response).get("detail").asText()).isEqualTo("The API key lacks the scope 'publish'");
    }

    @Test
    void otherProjectNeedsAKeyOfTheWholeTenant() {
        calls.send("PUT", "/v1/projects/other", "{}");
        String body = "{\"type\":\"a\",\"data\":{},\"project_id\":\"other\"}";

        assertThat(calls.post("/v1/events", body).statusCode()).isEqualTo(202);
        assertThat(api.as(api.keyOfNewTenant("publish"))
                        .post("/v1/events", body)
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void requestIdIsEchoedWhereItIsSane() {
        String body = "{\"type\":\"a\",\"data\":{}}";

        assertThat(calls.send("POST", "/v1/events", body, "X-Request-Id", "mine-1")
                        .headers()
                        .firstValue("X-Request-Id"))
                .contains("mine-1");
        assertThat(List.of("x".repeat(200), "$(reboot)"))
                .allSatisfy(given -> assertThat(calls.send("POST", "/v1/events", body, "X-Request-Id", given)
                                .headers()
                                .firstValue("X-Request-Id"))
                        .hasValueSatisfying(id -> assertThat(id).startsWith("req_")));
    }

    private ConsumerRecord<byte[], byte[]> only(String id) {
        List<ConsumerRecord<byte[], byte[]>> found =
                TopicReader.event(api.topics().events(), id);
        assertThat(found).hasSize(1);
        return found.getFirst();
    }
}
