package io.posthorn.api.access;

import static io.posthorn.api.fixture.HttpCalls.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.posthorn.api.fixture.HttpCalls;
import io.posthorn.api.fixture.TestApi;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AdministrationTest {
    private final TestApi api = TestApi.shared();
    private final HttpCalls admin = api.asAdmin();
    private final String tenant = "tenant-" + UUID.randomUUID();

    @Test
    void tenantIsMadeOnceWithADefaultProject() {
        String body = "{\"id\":\"" + tenant + "\"}";

        assertThat(admin.post("/admin/v1/tenants", body).statusCode()).isEqualTo(201);
        assertThat(admin.post("/admin/v1/tenants", body).statusCode()).isEqualTo(200);

        assertThat(admin.get("/admin/v1/tenants?limit=250").body()).contains(tenant);
        assertThat(json(admin.get("/admin/v1/tenants/" + tenant + "/projects"))
                        .get("data")
                        .get(0)
                        .get("id")
                        .asText())
                .isEqualTo("default");
    }

    @Test
    void listsComePageByPage() {
        admin.post("/admin/v1/tenants", "{\"id\":\"" + tenant + "\"}");
        String path = "/admin/v1/tenants/" + tenant;
        List<String> keys = new ArrayList<>();
        for (String project : List.of("a", "b", "c", "d")) {
            admin.post(path + "/projects", "{\"id\":\"" + project + "\"}");
            keys.addFirst(json(admin.post(path + "/keys", "{\"project_id\":\"" + project + "\"}"))
                    .path("id")
                    .asText());
        }

        assertThat(pages(path + "/projects", 2)).containsExactly("a", "b", "c", "d", "default");
        assertThat(pages(path + "/keys", 3)).containsExactlyElementsOf(keys);
        assertThat(pages("/admin/v1/tenants", 2)).contains("default", tenant).doesNotHaveDuplicates();
        assertThat(admin.get("/admin/v1/tenants?limit=0").statusCode()).isEqualTo(422);
    }

    /// The ids of all pages.
    private List<String> pages(String path, int limit) {
        List<String> ids = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = json(admin.get(path + "?limit=" + limit + cursor));
            page.path("data").forEach(item -> ids.add(item.path("id").asText()));
            cursor = page.has("next_cursor")
                    ? "&cursor=" + page.path("next_cursor").asText()
                    : "";
            assertThat(page.path("data")).hasSizeLessThanOrEqualTo(limit);
        } while (!cursor.isEmpty());
        return ids;
    }

    @Test
    void keyIsShownOnceWorksAndIsRevoked() {
        admin.post("/admin/v1/tenants", "{\"id\":\"" + tenant + "\"}");
        admin.post("/admin/v1/tenants/" + tenant + "/projects", "{\"id\":\"shop\"}");

        var response = admin.post(
                "/admin/v1/tenants/" + tenant + "/keys",
                "{\"project_id\":\"shop\",\"name\":\"ci\",\"scopes\":[\"read\"]}");

        JsonNode made = json(response);
        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(made.get("key").asText()).matches("phk_[A-Za-z0-9_-]{43}");
        assertThat(admin.get("/admin/v1/tenants/" + tenant + "/keys").body())
                .contains(made.get("id").asText())
                .doesNotContain(made.get("key").asText());
        HttpCalls holder = api.as(made.get("key").asText());
        assertThat(holder.get("/v1/endpoints").statusCode()).isEqualTo(200);

        admin.delete("/admin/v1/tenants/" + tenant + "/keys/" + made.get("id").asText());

        assertThat(holder.get("/v1/endpoints").statusCode()).isEqualTo(401);
    }

    @Test
    void apiKeysAreNotForAdministrationAndTheAdminKeyIsForNothingElse() {
        assertThat(api.calls().get("/admin/v1/tenants").statusCode()).isEqualTo(401);
        assertThat(admin.get("/v1/endpoints").statusCode()).isEqualTo(401);
    }

    @Test
    void unknownTenantsAndProjectsAreTold() {
        assertThat(admin.get("/admin/v1/tenants/" + tenant + "/keys").statusCode())
                .isEqualTo(404);
        assertThat(admin.post("/admin/v1/tenants/default/keys", "{\"project_id\":\"none\"}")
                        .statusCode())
                .isEqualTo(422);
        assertThat(admin.post("/admin/v1/tenants/default/keys", "{\"scopes\":[\"all\"]}")
                        .statusCode())
                .isEqualTo(422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"scopes\":[0]}", "{\"name\":\"a\\u0000\"}", "null"})
    void keyThatCannotBeMadeIsAnswered422(String body) {
        assertThat(admin.post("/admin/v1/tenants/default/keys", body).statusCode())
                .isEqualTo(422);
    }

    @Test
    void nameOfAKeyIsBounded() {
        assertThat(admin.post("/admin/v1/tenants/default/keys", "{\"name\":\"" + "x".repeat(257) + "\"}")
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void projectThatCannotBeNamedSoIsLocatedInThePath() {
        var response = api.calls().send("PUT", "/v1/projects/a%20b", "{}");

        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(json(response).get("errors").get(0).get("location").asText()).isEqualTo("path.id");
    }

    @Test
    void changedBootstrapKeyTakesEffectAtTheNextStart() {
        Map<String, Object> place = Map.of("posthorn.database.url", "jdbc:h2:mem:" + tenant + ";DB_CLOSE_DELAY=-1");
        try (TestApi before = TestApi.with(place)) {
            assertThat(before.calls().get("/v1/endpoints").statusCode()).isEqualTo(200);
        }

        try (TestApi after = TestApi.with(Map.of(
                "posthorn.database.url", place.get("posthorn.database.url"), "posthorn.api-key", "phk_changed"))) {
            assertThat(after.as("phk_changed").get("/v1/endpoints").statusCode())
                    .isEqualTo(200);
            assertThat(after.calls().get("/v1/endpoints").statusCode()).isEqualTo(401);
        }
    }

    @Test
    void projectWithKeysStaysUntilTheyAreRevoked() {
        HttpCalls calls = api.calls();

        assertThat(calls.delete("/v1/projects/default").statusCode()).isEqualTo(409);
        calls.send("PUT", "/v1/projects/passing", "{\"metadata\":{\"a\":1}}");
        assertThat(json(calls.get("/v1/projects/passing")).get("metadata").toString())
                .isEqualTo("{\"a\":1}");
        assertThat(calls.delete("/v1/projects/passing").statusCode()).isEqualTo(204);
        assertThat(calls.get("/v1/projects/passing").statusCode()).isEqualTo(404);
    }
}
