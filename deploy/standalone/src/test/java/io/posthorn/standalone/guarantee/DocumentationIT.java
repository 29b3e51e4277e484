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
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// Runs what the documentation shows as pasted, against the process that `deploy/run` starts. Only the ports and the
/// data folder are others than written there, since they may be taken on this machine.
@ExtendWith(OutputOnFailure.class)
final class DocumentationIT {
    private static final Path ROOT = Path.of(System.getProperty("posthorn.root"));
    private static final Pattern BASH_BLOCK =
            Pattern.compile("^```bash\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final String TELL_FAILURES =
            "curl() { command curl --fail-with-body \"$@\" || printf '\\nFAILED: %s\\n' \"$*\"; }\n";
    private static final long MINUTES = 2;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void firstWebhookOfTheReadmeWorksAsPasted() throws IOException, InterruptedException {
        String section =
                text("README.md").split("\n## The first webhook\n", -1)[1].split("\n## ", -1)[0];

        String printed = pasteIntoAStartedProcess(blocks(section));

        assertThat(printed).contains("\nverified {\"type\":\"order.paid\"").contains("\"status\":\"delivered\"");
    }

    @Test
    void everyCallOfTheHttpPageSucceeds() throws IOException, InterruptedException {
        String printed = pasteIntoAStartedProcess(TELL_FAILURES + blocks(text("docs/http.md")));

        assertThat(printed).doesNotContain("FAILED").contains("\"duplicate\":true");
    }

    private String pasteIntoAStartedProcess(String commands) throws IOException, InterruptedException {
        for (String tool : List.of("bash", "python3", "curl")) {
            assumeTrue(isInstalled(tool), () -> "skipped: no " + tool + " on this machine");
        }
        String port = Integer.toString(FreePort.find());
        Map<String, String> environment = Map.of(
                "POSTHORN_EGRESS_ALLOW",
                "127.0.0.0/8",
                "POSTHORN_HTTP_PORT",
                port,
                "POSTHORN_KAFKA_PORT",
                Integer.toString(FreePort.find()),
                "POSTHORN_DATA",
                folder.resolve("data").toString());
        try (PosthornProcess posthorn = PosthornProcess.launchByScript(environment)) {
            posthorn.awaitReady();
            return paste(commands.replace("8080", port).replace("9000", Integer.toString(FreePort.find())));
        }
    }

    private static String text(String file) throws IOException {
        return Files.readString(ROOT.resolve(file));
    }

    private static String blocks(String text) {
        return BASH_BLOCK.matcher(text).results().map(block -> block.group(1)).collect(Collectors.joining());
    }

    private String paste(String commands) throws IOException, InterruptedException {
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
