package io.posthorn.api.agent;

import static io.posthorn.api.fixture.HttpCalls.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.posthorn.api.fixture.HttpCalls;
import io.posthorn.api.fixture.Keys;
import io.posthorn.api.fixture.TestApi;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Agents as the clients of the agent surface list and set them (wire contract §2.4).
final class AgentTest {
    private static final List<String> CAPABILITIES =
            List.of("imageGeneration", "musicGeneration", "videoGeneration", "voiceGeneration", "proactiveMode");

    private final TestApi api = TestApi.shared();
    private final HttpCalls calls = api.as(api.keyOfNewTenant("publish", "read", "manage"));

    @Test
    void agentAppearsWhenFirstUsedWithExactlyTheKeysOfTheClients() {
        trigger("agent-1");
        trigger("agent-1");

        JsonNode page = json(calls.get("/api/v1/agents?page_size=30"));

        assertThat(Keys.of(page)).containsExactly("items", "has_more", "total_count");
        assertThat(page.get("has_more").asBoolean()).isFalse();
        assertThat(page.get("total_count").asInt()).isEqualTo(1);
        JsonNode agent = page.get("items").get(0);
        assertThat(Keys.of(agent))
                .containsExactly(
                        "agent_id",
                        "tenant_id",
                        "owner_user_id",
                        "instance_count",
                        "is_active",
                        "created_at",
                        "project_id",
                        "proactive_mode");
        assertThat(agent.get("agent_id").asText()).isEqualTo("agent-1");
        assertThat(agent.get("tenant_id").asText()).startsWith("tenant-");
        assertThat(agent.get("project_id").asText()).isEqualTo("default");
        assertThat(agent.get("is_active").asBoolean()).isTrue();
        assertThat(agent.get("proactive_mode").asText()).isEqualTo("full");
        assertThat(agent.get("created_at").asText()).endsWith("Z");
    }

    @Test
    void cursorLeadsThroughAllAgentsOnce() {
        List<String> used = List.of("a", "b/ä 1", "c", "d", "e");
        used.forEach(this::trigger);

        List<String> found = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = json(calls.get("/api/v1/agents?page_size=2&cursor=" + cursor));
            page.get("items").forEach(agent -> found.add(agent.get("agent_id").asText()));
            assertThat(page.get("total_count").asInt()).isEqualTo(5);
            assertThat(page.has("next_cursor")).isEqualTo(page.get("has_more").asBoolean());
            cursor = page.path("next_cursor").asText();
        } while (!cursor.isEmpty());

        assertThat(found).containsExactlyInAnyOrderElementsOf(used);
    }

    @Test
    void searchAndProjectNarrowTheList() {
        List.of("shop-1", "SHOP-2", "other%", "other_").forEach(this::trigger);

        assertThat(found("?search=shop")).containsExactlyInAnyOrder("shop-1", "SHOP-2");
        assertThat(found("?search=%25")).containsExactly("other%");
        assertThat(found("?search=_")).containsExactly("other_");
        assertThat(found("?project_id=default")).hasSize(4);
        assertThat(found("?project_id=elsewhere")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"page_size=0", "page_size=501", "page_size=x", "cursor=***", "search=%00", "project_id=a/b"})
    void wrongQueryIsLocated(String query) {
        var response = calls.get("/api/v1/agents?" + query);

        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(json(response).at("/errors/0/location").asText())
                .isEqualTo("query." + query.substring(0, query.indexOf('=')));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "PATCH"})
    void capabilitiesAreChangedAndAnsweredWithTheKeysThatClientsDemand(String method) {
        var response = calls.send(
                method,
                "/api/v1/agents/quiet/capabilities",
                "{\"proactiveMode\":\"scheduled_only\",\"webSearch\":true}",
                "Idempotency-Key",
                UUID.randomUUID().toString());

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(Keys.of(json(response))).containsExactlyElementsOf(CAPABILITIES);
        assertThat(json(response).get("proactiveMode").asText()).isEqualTo("scheduled_only");
        assertThat(json(calls.get("/api/v1/agents/quiet/capabilities"))).isEqualTo(json(response));
        assertThat(json(calls.get("/api/v1/agents"))
                        .at("/items/0/proactive_mode")
                        .asText())
                .isEqualTo("scheduled_only");
    }

    @Test
    void capabilitiesThatAreNotNamedStayAsTheyAre() {
        calls.send("PUT", "/api/v1/agents/a/capabilities", "{\"proactiveMode\":\"off\"}");

        assertThat(json(calls.send("PATCH", "/api/v1/agents/a/capabilities", "{}"))
                        .get("proactiveMode")
                        .asText())
                .isEqualTo("off");
        assertThat(json(calls.get("/api/v1/agents/never-used/capabilities"))
                        .get("proactiveMode")
                        .asText())
                .isEqualTo("full");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {"proactiveMode":"loud"} | 422 | body.proactiveMode
        {"proactiveMode":5}      | 422 | body.proactiveMode
        {"proactiveMode":["off"]}| 422 | body.proactiveMode
        []                       | 422 | body
        null                     | 422 | body
        {"proactiveMode"         | 400 | body
        """)
    void wrongCapabilitiesAreRefusedAndNothingIsStored(String body, int status, String location) {
        var response = calls.send("PUT", "/api/v1/agents/a/capabilities", body);

        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(json(response).at("/errors/0/location").asText()).isEqualTo(location);
        assertThat(found("")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"%00", "a%0Ab", "%20"})
    void nameThatNoAgentCanHaveIsLocatedInThePath(String name) {
        var response = calls.get("/api/v1/agents/" + name + "/capabilities");

        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(json(response).at("/errors/0/location").asText()).isEqualTo("path.agent_id");
    }

    @Test
    void agentsOfAnotherTenantAreNotThere() {
        trigger("ours");

        assertThat(json(api.as(api.keyOfNewTenant("read")).get("/api/v1/agents"))
                        .get("items"))
                .isEmpty();
    }

    private List<String> found(String query) {
        List<String> found = new ArrayList<>();
        json(calls.get("/api/v1/agents" + query))
                .get("items")
                .forEach(agent -> found.add(agent.get("agent_id").asText()));
        return found;
    }

    private void trigger(String agent) {
        String name = URLEncoder.encode(agent, StandardCharsets.UTF_8).replace("+", "%20");
        var response =
                calls.post("/api/v1/agents/" + name + "/events", "{\"user_id\":\"u\",\"event_type\":\"milestone\"}");
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    }
}
