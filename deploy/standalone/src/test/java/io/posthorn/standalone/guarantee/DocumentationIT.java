package io.posthorn.standalone.guarantee;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.posthorn.standalone.process.FreePort;
import io.posthorn.standalone.process.OutputOnFailure;
import io.posthorn.standalone.process.PosthornProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Runs what the documentation shows as pasted, against one process that `deploy/run` started. Only the ports and the
/// data folder are others than written there, since they may be taken on this machine.
@ExtendWith(OutputOnFailure.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DocumentationIT {
    private static final Path ROOT = Path.of(System.getProperty("posthorn.root"));
    private static final Pattern BASH_BLOCK =
            Pattern.compile("^```bash\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final String TELL_FAILURES =
            "curl() { command curl --fail-with-body \"$@\" || printf '\\nFAILED: %s\\n' \"$*\"; }\n";
    private static final long MINUTES = 2;

    private Path folder = Path.of("");
    private @Nullable PosthornProcess posthorn;

    @BeforeAll
    void start(@TempDir Path own) throws IOException, InterruptedException {
        folder = own;
        for (String tool : List.of("bash", "python3", "curl")) {
            assumeTrue(isInstalled(tool), () -> "skipped: no " + tool + " on this machine");
        }
        Map<String, String> environment = Map.of(
                "POSTHORN_EGRESS_ALLOW",
                "127.0.0.0/8",
                "POSTHORN_HTTP_PORT",
                Integer.toString(FreePort.find()),
                "POSTHORN_KAFKA_PORT",
                Integer.toString(FreePort.find()),
                "POSTHORN_DATA",
                folder.resolve("data").toString());
        posthorn = PosthornProcess.launchByScript(environment);
        posthorn.awaitReady();
    }

    @AfterAll
    void stop() {
        Optional.ofNullable(posthorn).ifPresent(PosthornProcess::close);
    }

    @Test
    void firstWebhookOfTheReadmeWorksAsPasted() throws IOException, InterruptedException {
        String printed = paste(blocks(section("The first webhook")));

        assertThat(printed).contains("\nverified {\"type\":\"order.paid\"").contains("\"status\":\"delivered\"");
    }

    @Test
    void firstReminderOfTheReadmeWorksAsPasted() throws IOException, InterruptedException {
        String printed = paste(blocks(section("The first reminder")));

        assertThat(printed)
                .contains("\nverified {\"event_id\":\"evt_")
                .contains("\"generated_message\":\"Time to drink\"")
                .contains("{\"notifications\":[{\"event_id\":\"evt_");
    }

    @ParameterizedTest
    @CsvSource({
        "http, '\"duplicate\":true'",
        "sessions, '\"deleted\":true'",
        "agents, '\"signing_secret\":\"whsec_'",
        "polling, '\"success\":true'",
        "schedules, '{\"upcoming\":[\"20'",
        "simulated-time, '\"status\":\"succeeded\"'"
    })
    void everyCallOfAPageSucceeds(String page, String answer) throws IOException, InterruptedException {
        String printed = paste(TELL_FAILURES + blocks(text("docs/" + page + ".md")));

        assertThat(printed).doesNotContain("FAILED").contains(answer);
    }

    private static String section(String title) throws IOException {
        return text("README.md").split("\n## " + title + "\n", -1)[1].split("\n## ", -1)[0];
    }

    private static String text(String file) throws IOException {
        return Files.readString(ROOT.resolve(file));
    }

    private static String blocks(String text) {
        return BASH_BLOCK.matcher(text).results().map(block -> block.group(1)).collect(Collectors.joining());
    }

    private String paste(String written) throws IOException, InterruptedException {
        String port =
                Integer.toString(Objects.requireNonNull(posthorn).address().getPort());
        String commands = written.replace("8080", port).replace("9000", Integer.toString(FreePort.find()));
        Path output = folder.resolve("printed.txt");
        Process shell = new ProcessBuilder("bash", "-c", commands)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(shell.waitFor(MINUTES, TimeUnit.MINUTES))
                    .as("the commands end")
                    .isTrue();
        } finally {
            shell.descendants().forEach(ProcessHandle::destroyForcibly);
            shell.destroyForcibly();
        }
        String printed = Files.readString(output, UTF_8);
        Say.line("The pasted commands printed:%n%s".formatted(printed));
        return printed;
    }

    private static boolean isInstalled(String tool) throws IOException, InterruptedException {
        return new ProcessBuilder("bash", "-c", "command -v " + tool)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }
}
