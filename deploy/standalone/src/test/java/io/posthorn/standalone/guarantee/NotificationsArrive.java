package io.posthorn.standalone.guarantee;

import static io.posthorn.standalone.guarantee.AgentSurface.WAKEUP_READY;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.posthorn.standalone.receiver.Behaviour;
import io.posthorn.standalone.receiver.Post;
import io.posthorn.standalone.receiver.SonzaiSignature;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/// What an agent says is queued once, pushed to the webhooks of tenant and project, signed, and polled in one shape.
final class NotificationsArrive {
    private static final String TENANT_PATH = "/agent/tenant";
    private static final String PROJECT_PATH = "/agent/project";
    private static final String OF_TENANT = AgentSurface.ofTenant(WAKEUP_READY);
    private static final String OF_PROJECT = AgentSurface.ofProject(WAKEUP_READY);
    private static final String AUTH_HEADER = "Basic dXNlcjpwYXNz";
    private static final int DEADLINE_SECONDS = 60;
    private static final int ATTEMPTS = 4;

    private final World world;
    private final AgentSurface surface;
    private final String agent = "agent-" + UUID.randomUUID();

    NotificationsArrive(World world) {
        this.world = world;
        this.surface = new AgentSurface(world.posthorn());
    }

    void checkBothWaysOut() {
        String tenantSecret = register(OF_TENANT, TENANT_PATH, new Behaviour.Takes());
        String projectSecret = register(OF_PROJECT, PROJECT_PATH, new Behaviour.Takes());

        String wakeup = surface.wakeUp(agent, "Good morning ☀️");

        Post toTenant = posts(TENANT_PATH, 1).getFirst();
        Post toProject = posts(PROJECT_PATH, 1).getFirst();
        assertThat(toTenant.body()).isEqualTo(toProject.body());
        assertThat(toTenant.json().path("wakeup_id").asText()).isEqualTo(wakeup);
        assertThat(toTenant.json().path("generated_message").asText()).isEqualTo("Good morning ☀️");
        assertSigned(toTenant, tenantSecret);
        assertSigned(toProject, projectSecret);
        assertPolledAsPushed(toTenant);
    }

    /// Also the one who is never heard: four attempts, and no more.
    void checkFourAttempts() {
        String secret = register(OF_TENANT, TENANT_PATH, new Behaviour.Refuses(500));
        register(OF_PROJECT, PROJECT_PATH, new Behaviour.FailsFirst(ATTEMPTS - 1));

        surface.wakeUp(agent, "Are you there?");

        List<Post> refused = posts(TENANT_PATH, ATTEMPTS);
        List<Post> taken = posts(PROJECT_PATH, ATTEMPTS);
        String event = taken.getFirst().json().path("event_id").asText();
        await("both ended")
                .atMost(DEADLINE_SECONDS, SECONDS)
                .untilAsserted(() -> assertThat(endsOf(event)).containsExactlyInAnyOrder("dead", "delivered"));
        assertThat(world.receiver().posts(TENANT_PATH)).hasSize(ATTEMPTS);
        assertThat(world.receiver().posts(PROJECT_PATH)).hasSize(ATTEMPTS);
        assertThat(refused).allSatisfy(post -> {
            assertThat(post.body()).isEqualTo(taken.getFirst().body());
            assertSigned(post, secret);
        });
        assertThat(SonzaiSignature.of(refused.getLast()).at())
                .as("time of the last attempt's signature")
                .isAfter(SonzaiSignature.of(refused.getFirst()).at());
    }

    /// The new secret is last on odd attempts and first on even ones.
    void checkRotation() {
        String before = register(OF_TENANT, TENANT_PATH, new Behaviour.FailsFirst(ATTEMPTS - 1));
        surface.delete(OF_PROJECT);
        String after = surface.rotate(OF_TENANT);

        surface.wakeUp(agent, "Which secret do you hold?");

        List<Post> posts = posts(TENANT_PATH, ATTEMPTS);
        IntStream.range(0, ATTEMPTS).forEach(i -> {
            if (i % 2 == 0) {
                assertSigned(posts.get(i), before, after);
            } else {
                assertSigned(posts.get(i), after, before);
            }
        });
    }

    private String register(String webhook, String path, Behaviour behaviour) {
        String url = world.receiver().behave(path, behaviour);
        world.receiver().keep(path);
        return surface.register(webhook, url, AUTH_HEADER);
    }

    private List<Post> posts(String path, int count) {
        await(count + " at " + path)
                .atMost(DEADLINE_SECONDS, SECONDS)
                .until(() -> world.receiver().posts(path).size() >= count);
        return world.receiver().posts(path);
    }

    private static void assertSigned(Post post, String... secrets) {
        SonzaiSignature signature = SonzaiSignature.of(post);
        assertThat(signature.values())
                .containsExactlyElementsOf(
                        List.of(secrets).stream().map(signature::by).toList());
        assertThat(signature.at()).isCloseTo(post.at(), within(5, ChronoUnit.SECONDS));
        assertThat(post.header("authorization")).contains(AUTH_HEADER);
        assertThat(post.header("content-type")).contains("application/json");
    }

    /// In everything but the status, which moves on once it is consumed.
    private void assertPolledAsPushed(Post post) {
        assertThat(surface.poll(agent)).containsExactly(post.json());
        String message = post.json().path("message_id").asText();
        String notifications = "/api/v1/agents/" + agent + "/notifications";
        world.posthorn()
                .post(notifications + "/" + message + "/consume", List.of())
                .expect(200);
        ObjectNode consumed = surface.elements(notifications + "/history", "notifications")
                .getFirst()
                .deepCopy();
        assertThat(consumed.remove("consumed_at")).isNotNull();
        assertThat((JsonNode) consumed.put("status", "pending")).isEqualTo(post.json());
        assertThat(surface.poll(agent)).isEmpty();
    }

    private List<String> endsOf(String event) {
        return surface.elements("/v1/events/" + event, "deliveries").stream()
                .map(delivery -> delivery.path("status").asText())
                .toList();
    }
}
