package io.posthorn.api.agent.webhook;

import static io.posthorn.api.fixture.HttpCalls.json;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.posthorn.api.database.Database;
import io.posthorn.api.endpoint.Registrations;
import io.posthorn.api.fixture.HttpCalls;
import io.posthorn.api.fixture.TestApi;
import io.posthorn.api.fixture.TestDatabase;
import io.posthorn.common.endpoint.Endpoint;
import io.posthorn.common.endpoint.EndpointStatus;
import io.posthorn.common.scope.Scope;
import io.posthorn.common.signature.SignatureScheme;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The registrations of the agent surface (wire contract §2.1) as its clients call them, on every database the same.
abstract class AgentWebhookSuite {
    private static final String TENANT = "/api/v1/webhooks";
    private static final String PROJECT = "/api/v1/projects/default/webhooks";
    private static final String TARGET = "{\"webhook_url\":\"https://example.com/hook\"}";

    private final TestApi api;
    private final HttpCalls calls;
    private final Snapshots snapshots;
    private final String type = "on_" + UUID.randomUUID();
    private final String path = TENANT + "/" + type;

    AgentWebhookSuite(TestDatabase kind) {
        this.api = kind.api();
        this.calls = api.as(api.keyOfNewTenant("manage", "read"));
        this.snapshots = new Snapshots(api);
    }

    @Test
    void firstPutIsAnsweredWithTheSecretAndLaterOnesWithout() {
        HttpResponse<String> first = put(path, TARGET);
        HttpResponse<String> second = put(path, TARGET);

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(first.body()).matches("\\{\"success\":true,\"signing_secret\":\"whsec_[0-9a-f]{64}\"}");
        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(second.body()).isEqualTo("{\"success\":true}");
    }

    @Test
    void listedWebhookHasTheKeysOfTheContractAndNoOther() {
        put(path, "{\"webhook_url\":\"https://example.com/hook\",\"auth_header\":\"Bearer secret\"}");

        HttpResponse<String> response = calls.get(TENANT);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
        String time = "\"\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z\"";
        assertThat(response.body())
                .matches("\\{\"webhooks\":\\[\\{\"project_id\":\"\",\"event_type\":\"" + type
                        + "\",\"webhook_url\":\"https://example.com/hook\",\"auth_header\":\"Bearer secret\","
                        + "\"is_active\":true,\"created_at\":" + time + ",\"updated_at\":" + time + "}]}");
    }

    @Test
    void scopeWithoutWebhooksIsAnEmptyList() {
        assertThat(calls.get(TENANT).body()).isEqualTo("{\"webhooks\":[]}");
        assertThat(calls.get(PROJECT).body()).isEqualTo("{\"webhooks\":[]}");
    }

    @Test
    void putReplacesUrlAndAuthHeaderAndKeepsTheRest() {
        put(path, "{\"webhook_url\":\"https://example.com/hook\",\"auth_header\":\"Bearer secret\"}");
        JsonNode before = listed();
        Endpoint snapshot = snapshots.of(type);

        put(path, "{\"webhook_url\":\"https://example.com/other\"}");

        JsonNode after = listed();
        assertThat(after.path("webhook_url").asText()).isEqualTo("https://example.com/other");
        assertThat(after.has("auth_header")).isFalse();
        assertThat(after.get("created_at")).isEqualTo(before.get("created_at"));
        assertThat(Instant.parse(after.get("updated_at").asText()))
                .isAfterOrEqualTo(Instant.parse(before.get("updated_at").asText()));
        assertThat(snapshots.of(type).secrets()).isEqualTo(snapshot.secrets());
        assertThat(snapshots.of(type).id()).isEqualTo(snapshot.id());
        assertThat(snapshots.of(type).version()).isGreaterThan(snapshot.version());
        assertThat(snapshots.of(type).headers()).isNull();
    }

    @Test
    void putSetsActiveWhatWasDisabled() {
        put(path, TARGET);
        api.bean(Registrations.class).disable(snapshots.of(type).id(), "gone");
        assertThat(listed().path("is_active").asBoolean()).isFalse();

        put(path, TARGET);

        assertThat(listed().path("is_active").asBoolean()).isTrue();
        assertThat(snapshots.of(type).status()).isEqualTo(EndpointStatus.ACTIVE);
    }

    @Test
    void snapshotSaysHowDispatchersDeliver() {
        String secret = json(put(path, "{\"webhook_url\":\"https://example.com/hook\",\"auth_header\":\"Bearer x\"}"))
                .path("signing_secret")
                .asText();

        Endpoint endpoint = snapshots.of(type);

        assertThat(endpoint.id().value()).startsWith("wh_");
        assertThat(endpoint.scope()).isInstanceOf(Scope.Tenant.class);
        assertThat(endpoint.scheme()).isEqualTo(SignatureScheme.SONZAI);
        assertThat(endpoint.eventTypes().patterns()).containsExactly(type);
        assertThat(endpoint.url()).isEqualTo("https://example.com/hook");
        assertThat(snapshots.opened(endpoint, endpoint.secrets().current())).isEqualTo(secret);
        assertThat(snapshots.opened(endpoint, Objects.requireNonNull(endpoint.headers())))
                .isEqualTo("{\"Authorization\":\"Bearer x\"}");
        assertThat(endpoint.settings().retryPolicy().texts()).containsExactly("5s", "30s", "5m");
    }

    @Test
    void tenantAndProjectHaveWebhooksOfTheirOwn() {
        String ofTenant = put(path, TARGET).body();
        String ofProject = put(PROJECT + "/" + type, TARGET).body();

        assertThat(ofProject).contains("whsec_").isNotEqualTo(ofTenant);
        assertThat(snapshots.all(type)).hasSize(2);
        assertThat(json(calls.get(PROJECT)).at("/webhooks/0/project_id").asText())
                .isEqualTo("default");
        assertThat(calls.delete(path).statusCode()).isEqualTo(204);
        assertThat(json(calls.get(PROJECT)).path("webhooks")).hasSize(1);
        assertThat(json(calls.get(TENANT)).path("webhooks")).isEmpty();
        assertThat(snapshots.of(type).scope()).isInstanceOf(Scope.Project.class);
    }

    @Test
    void deletionIsAnswered204HoweverOften() {
        String first = put(path, TARGET).body();

        HttpResponse<String> response = calls.delete(path);

        assertThat(response.statusCode()).isEqualTo(204);
        assertThat(response.body()).isEmpty();
        assertThat(snapshots.all(type)).isEmpty();
        assertThat(calls.delete(path).statusCode()).isEqualTo(204);
        assertThat(calls.delete(TENANT + "/never-registered").statusCode()).isEqualTo(204);
        assertThat(calls.get(TENANT).body()).isEqualTo("{\"webhooks\":[]}");
        assertThat(put(path, TARGET).body()).contains("whsec_").isNotEqualTo(first);
    }

    @Test
    void endpointThatWasDeletedOnTheNativeSurfaceIsRegisteredAnew() {
        HttpCalls manager = api.as(api.keyOfNewTenant("manage", "read", "tenant"));
        manager.send("PUT", path, TARGET);
        manager.delete("/v1/endpoints/" + snapshots.of(type).id());

        assertThat(manager.get(TENANT).body()).isEqualTo("{\"webhooks\":[]}");
        assertThat(manager.post(path + "/rotate-secret", "").statusCode()).isEqualTo(404);
        assertThat(manager.send("PUT", path, TARGET).body()).contains("whsec_");
    }

    @Test
    void rotationKeepsTheSecretBeforeForItsGraceAndNoneOlder() {
        String first = json(put(path, TARGET)).path("signing_secret").asText();
        HttpResponse<String> rotated = calls.post(path + "/rotate-secret", "");
        String second = json(rotated).path("signing_secret").asText();

        assertThat(rotated.statusCode()).isEqualTo(200);
        assertThat(rotated.body()).matches("\\{\"success\":true,\"signing_secret\":\"whsec_[0-9a-f]{64}\"}");
        assertSecrets(second, first);

        String third = json(calls.post(path + "/rotate-secret", ""))
                .path("signing_secret")
                .asText();
        assertSecrets(third, second);
        assertThat(put(path, TARGET).body()).isEqualTo("{\"success\":true}");
        assertSecrets(third, second);
    }

    @Test
    void rotatingWhatIsNotRegisteredIsAnswered404() {
        HttpResponse<String> response = calls.post(path + "/rotate-secret", "");

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(json(response).path("message").asText()).isEqualTo("Webhook not found");
    }

    @Test
    void putsAtTheSameTimeMakeOneWebhookAndShowItsSecretOnce() {
        List<HttpResponse<String>> answers =
                atOnce(12, number -> put(path, TARGET.replace("/hook", "/hook/" + number)));

        assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(200);
        List<String> secrets = answers.stream()
                .map(HttpResponse::body)
                .filter(body -> body.contains("whsec_"))
                .toList();
        assertThat(secrets).hasSize(1);
        Endpoint endpoint = snapshots.of(type);
        assertThat(secrets.getFirst())
                .contains(snapshots.opened(endpoint, endpoint.secrets().current()));
        assertThat(json(calls.get(TENANT)).path("webhooks")).hasSize(1);
    }

    @RepeatedTest(5)
    void putsAtTheSameTimeAfterADeletionMakeOneWebhook() {
        put(path, TARGET);
        calls.delete(path);

        List<HttpResponse<String>> answers = atOnce(12, _ -> put(path, TARGET));

        assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(200);
        assertThat(answers.stream().filter(answer -> answer.body().contains("whsec_")))
                .hasSize(1);
        assertThat(snapshots.all(type)).hasSize(1);
    }

    @Test
    void putsAndDeletionsAtTheSameTimeLeaveOneWebhookAtMost() {
        List<HttpResponse<String>> answers =
                atOnce(16, number -> number % 2 == 0 ? put(path, TARGET) : calls.delete(path));

        assertThat(answers).extracting(HttpResponse::statusCode).isSubsetOf(200, 204, 409);
        assertThat(snapshots.all(type))
                .hasSize(json(calls.get(TENANT)).path("webhooks").size())
                .hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void anotherTenantSeesAndChangesNothing() {
        put(path, TARGET);
        HttpCalls stranger = api.as(api.keyOfNewTenant("manage", "read", "tenant"));

        assertThat(stranger.get(TENANT).body()).isEqualTo("{\"webhooks\":[]}");
        assertThat(stranger.delete(path).statusCode()).isEqualTo(204);
        assertThat(stranger.post(path + "/rotate-secret", "").statusCode()).isEqualTo(404);
        assertThat(stranger.send("PUT", path, TARGET).body()).contains("whsec_");
        assertThat(snapshots.all(type)).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /webhooks",
        "PUT, /webhooks/t",
        "DELETE, /webhooks/t",
        "GET, /webhooks/t/attempts",
        "POST, /webhooks/t/rotate-secret"
    })
    void projectThatIsNotThereIsAnswered404(String method, String route) {
        for (String project : List.of("unknown", "a%20b", "%2e", "x".repeat(129))) {
            HttpResponse<String> response =
                    calls.send(method, "/api/v1/projects/" + project + route, method.equals("PUT") ? TARGET : "");

            assertThat(response.statusCode()).isEqualTo(404);
            assertThat(json(response).path("code").asText()).isEqualTo("not_found");
        }
    }

    @Test
    void keyOfOneProjectReachesNeitherAnotherProjectNorTheTenant() {
        HttpCalls shop = api.as(keyOfProject("shop-" + UUID.randomUUID()));

        assertThat(shop.send("PUT", PROJECT + "/" + type, TARGET).statusCode()).isEqualTo(404);
        assertThat(shop.send("PUT", path, TARGET).statusCode()).isEqualTo(403);
        assertThat(shop.get(TENANT).statusCode()).isEqualTo(403);
        assertThat(snapshots.all(type)).isEmpty();
    }

    @Test
    void keyThatMayOnlyReadChangesNothing() {
        HttpCalls reader = api.as(api.keyOfNewTenant("read"));

        assertThat(reader.send("PUT", path, TARGET).statusCode()).isEqualTo(403);
        assertThat(reader.delete(path).statusCode()).isEqualTo(403);
        assertThat(reader.post(path + "/rotate-secret", "").statusCode()).isEqualTo(403);
        assertThat(reader.get(TENANT).statusCode()).isEqualTo(200);
        assertThat(reader.get(path + "/attempts").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {}                                                               | 422 | body.webhook_url | is required
        {"webhook_url":null}                                             | 422 | body.webhook_url | is required
        {"webhook_url":""}                                               | 422 | body.webhook_url | must be an absolute
        {"webhook_url":7}                                                | 422 | body.webhook_url | must be a string
        {"webhook_url":["https://example.com"]}                          | 422 | body.webhook_url | must be a string
        {"webhook_url":"/relative"}                                      | 422 | body.webhook_url | must be an absolute
        {"webhook_url":"ftp://example.com"}                              | 422 | body.webhook_url | must be an absolute
        {"webhook_url":"http://example.com\\u0000"}                      | 422 | body.webhook_url | must be visible ASCII
        {"webhook_url":"https://u:p@example.com"}                        | 422 | body.webhook_url | must not carry
        {"webhook_url":"https://169.254.169.254/"}                       | 422 | body.webhook_url | 169.254.169.254 is not public
        {"webhook_url":"https://0x7f.1/","auth_header":"a\\rb"}          | 422 | body.auth_header | the value of
        {"webhook_url":"https://example.com","auth_header":"a\\nX: b"}   | 422 | body.auth_header | the value of
        {"webhook_url":"https://example.com","auth_header":"a\\tb"}      | 422 | body.auth_header | must be visible
        {"webhook_url":"https://example.com","auth_header":"a\\u007f"}   | 422 | body.auth_header | the value of
        {"webhook_url":"https://example.com","auth_header":"é"}          | 422 | body.auth_header | the value of
        {"webhook_url":"https://example.com","auth_header":" "}          | 422 | body.auth_header | must be visible
        {"webhook_url":"https://example.com","auth_header":1}            | 422 | body.auth_header | must be a string
        []                                                               | 422 | body             | must be an object
        null                                                             | 422 | body             | must be an object
        "text"                                                           | 422 | body             | must be an object
        {"webhook_url":                                                  | 400 | body             | is not JSON at line 1
        {"webhook_url":"a","webhook_url":"b"}                            | 400 | body             | is not JSON at line 1
        nonsense                                                         | 400 | body             | is not JSON at line 1
        ''                                                               | 400 | body             | must not be empty
        """)
    void refusedBodyIsLocatedAndRegistersNothing(String body, int status, String location, String message) {
        HttpResponse<String> response = put(path, body);

        assertThat(response.statusCode()).isEqualTo(status);
        JsonNode told = json(response);
        assertThat(told.path("code").asText()).isEqualTo(status == 422 ? "validation_failed" : "bad_request");
        assertThat(told.at("/errors/0/location").asText()).isEqualTo(location);
        assertThat(told.at("/errors/0/field").asText()).isEqualTo(location.replace("body.", ""));
        assertThat(told.at("/errors/0/message").asText()).startsWith(message);
        assertThat(response.body()).doesNotContain("Source:", "jackson", "io.posthorn");
        assertThat(snapshots.all(type)).isEmpty();
        assertThat(calls.get(TENANT).body()).isEqualTo("{\"webhooks\":[]}");
    }

    @Test
    void hugeValuesAreRefused() {
        String url = "{\"webhook_url\":\"https://example.com/" + "x".repeat(3000) + "\"}";
        String header = "{\"webhook_url\":\"https://example.com\",\"auth_header\":\"" + "x".repeat(4097) + "\"}";

        assertThat(put(path, url).statusCode()).isEqualTo(422);
        assertThat(put(path, header).statusCode()).isEqualTo(422);
        assertThat(put(path, "{\"webhook_url\":\"" + "x".repeat(1024 * 1024) + "\"}")
                        .statusCode())
                .isEqualTo(413);
        assertThat(put(path, "{\"x\":".repeat(10_000)).statusCode()).isEqualTo(400);
    }

    @Test
    void unknownFieldsArePassedOverAndAnEmptyAuthHeaderIsNone() {
        String body =
                "{\"$schema\":\"x\",\"projectId\":\"default\",\"webhook_url\":\"https://example.com\",\"auth_header\":\"\"}";

        assertThat(put(path, body).statusCode()).isEqualTo(200);
        assertThat(listed().has("auth_header")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"on_wakeup_ready", "never.heard-of", "with%20space", "%E6%97%A9%E4%B8%8A", "a%2Fb", "50%25", "attempts"
    })
    void everyEventTypeCanBeRegistered(String eventType) {
        String decoded = URLDecoder.decode(eventType, UTF_8);

        assertThat(put(TENANT + "/" + eventType, TARGET).body()).contains("whsec_");
        assertThat(listed().path("event_type").asText()).isEqualTo(decoded);
        assertThat(calls.post(TENANT + "/" + eventType + "/rotate-secret", "").statusCode())
                .isEqualTo(200);
        assertThat(calls.get(TENANT + "/" + eventType + "/attempts").statusCode())
                .isEqualTo(200);
        assertThat(calls.delete(TENANT + "/" + eventType).statusCode()).isEqualTo(204);
        assertThat(calls.get(TENANT).body()).isEqualTo("{\"webhooks\":[]}");
    }

    @ParameterizedTest
    @CsvSource({"a%0Ab", "%20", "order.*", "*", "a%00"})
    void nameThatNoEventTypeCanHaveIsLocatedInThePath(String eventType) {
        HttpResponse<String> response = put(TENANT + "/" + eventType, TARGET);

        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(json(response).at("/errors/0/location").asText()).isEqualTo("path.event_type");
    }

    @Test
    void veryLongEventTypeIsRefused() {
        assertThat(put(TENANT + "/" + "x".repeat(257), TARGET).statusCode()).isEqualTo(422);
        assertThat(put(TENANT + "/" + "x".repeat(256), TARGET).statusCode()).isEqualTo(200);
    }

    @Test
    void secretsAreSealedInTheTable() {
        String secret = json(put(path, "{\"webhook_url\":\"https://example.com\",\"auth_header\":\"Bearer abc\"}"))
                .path("signing_secret")
                .asText();

        String row = api.bean(Database.class)
                .first(
                        "select secret, headers, header_names from endpoint where id = ?",
                        found -> new String(found.bytes("secret"), ISO_8859_1)
                                + new String(found.bytes("headers"), ISO_8859_1)
                                + found.text("header_names"),
                        snapshots.of(type).id())
                .orElseThrow();
        assertThat(row).doesNotContain(secret, "Bearer").contains("Authorization");
    }

    private void assertSecrets(String current, String previous) {
        Endpoint endpoint = snapshots.of(type);
        Instant now = Instant.ofEpochMilli(System.currentTimeMillis());
        assertThat(snapshots.opened(endpoint, endpoint.secrets().current())).isEqualTo(current);
        assertThat(endpoint.secrets().previousAt(now).map(kept -> snapshots.opened(endpoint, kept)))
                .contains(previous);
        assertThat(endpoint.secrets().previousAt(now.plus(Duration.ofMinutes(59))))
                .isPresent();
        assertThat(endpoint.secrets().previousAt(now.plus(Duration.ofMinutes(61))))
                .isEmpty();
    }

    private String keyOfProject(String project) {
        HttpCalls admin = api.asAdmin();
        admin.post("/admin/v1/tenants/default/projects", "{\"id\":\"" + project + "\"}");
        String wanted = "{\"project_id\":\"" + project + "\",\"scopes\":[\"manage\",\"read\"]}";
        return json(admin.post("/admin/v1/tenants/default/keys", wanted))
                .get("key")
                .asText();
    }

    private HttpResponse<String> put(String where, String body) {
        return calls.send("PUT", where, body);
    }

    private JsonNode listed() {
        return json(calls.get(TENANT)).at("/webhooks/0");
    }

    private static List<HttpResponse<String>> atOnce(int count, IntFunction<HttpResponse<String>> call) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<HttpResponse<String>>> underWay = IntStream.range(0, count)
                    .mapToObj(number -> CompletableFuture.supplyAsync(() -> call.apply(number), threads))
                    .toList();
            return underWay.stream().map(CompletableFuture::join).toList();
        }
    }
}
