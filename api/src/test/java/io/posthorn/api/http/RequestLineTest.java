package io.posthorn.api.http;

import static io.posthorn.api.fixture.HttpCalls.json;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.posthorn.api.fixture.TestApi;
import java.io.IOException;
import java.net.Socket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Request lines that are no URI, or none in UTF-8, as bytes on a socket.
final class RequestLineTest {
    private final TestApi api = TestApi.shared();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/agents/a|b/wakeups",
                "/api/v1/agents/%zz/wakeups",
                "/api/v1/agents/%/wakeups",
                "/api/v1/agents/a%2",
                "/api/v1/agents/a%ff/wakeups",
                "/api/v1/agents/%c3%28/wakeups",
                "/api/v1/agents/\u00e9/wakeups",
                "/api/v1/agents/[a]/wakeups",
                "/api/v1/agents/a/wakeups?user_id=a|b",
                "/api/v1/agents/a/wakeups?user_id=%c3",
                "/api/v1/agents/a#b",
                "http://localhost/api/v1/agents/%FF/wakeups",
                "http://localhost/api/v1/agents/a[b/wakeups"
            })
    void lineThatIsNoUriIsAnswered400InTheFormOfTheAgentSurface(String target) throws IOException {
        String answer = get(target);

        assertThat(answer).startsWith("HTTP/1.1 400 ").containsIgnoringCase("\r\nX-Request-Id: ");
        JsonNode body = json(answer.substring(answer.indexOf("\r\n\r\n")));
        assertThat(body.get("status").asInt()).isEqualTo(400);
        assertThat(body.get("code").asText()).isEqualTo("bad_request");
        assertThat(body.get("error").asText())
                .isEqualTo(body.get("detail").asText())
                .isEqualTo("The request line is not a URI in UTF-8");
    }

    @Test
    void otherSurfacesSayItInTheirs() throws IOException {
        assertThat(get("/v1/endpoints/a|b")).startsWith("HTTP/1.1 400 ").contains("\"instance\":\"/v1/endpoints/");
        assertThat(get("/v1/webhook/a|b"))
                .startsWith("HTTP/1.1 400 ")
                .contains("{\"error\":{\"code\":\"VALIDATION_ERROR\",\"status\":400,");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/agents/%C3%A9%20%7C/wakeups",
                "/api/v1/agents/a!$&'()*+,;=:@-._~/wakeups?user_id=a/?b",
                "/api/v1/agents/a/wakeups?x[y]=z",
                "http://[::1]:8080/api/v1/agents/a/wakeups",
                "http://localhost/api/v1/agents/%C3%A9%20/wakeups"
            })
    void lineThatIsAUriIsServed(String target) throws IOException {
        assertThat(get(target)).startsWith("HTTP/1.1 200 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"//", "//localhost/health", "http://"})
    void lineWithoutAPathOfOursIsAnswered(String target) throws IOException {
        assertThat(get(target)).startsWith("HTTP/1.1 40");
    }

    private String get(String target) throws IOException {
        try (Socket socket = new Socket(api.uri().getHost(), api.uri().getPort())) {
            String request = "GET " + target + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                    + TestApi.API_KEY + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        }
    }
}
