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

/// Runs the README's first webhook as pasted, against the process that `deploy/run` starts. Only the ports and the data
/// folder are others than written there, since they may be taken on this machine.
@ExtendWith(OutputOnFailure.class)
final class FirstWebhookIT {
    private static final Path ROOT = Path.of(System.getProperty("posthorn.root"));
    private static final Pattern BASH_BLOCK =
            Pattern.compile("^```bash\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final long MINUTES = 2;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void firstWebhookOfTheReadmeWorksAsPasted() throws IOException, InterruptedException {
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

            String printed = paste(blocks().replace("8080", port).replace("9000", Integer.toString(FreePort.find())));

            assertThat(printed).contains("\nverified {\"type\":\"order.paid\"").contains("\"status\":\"delivered\"");
        }
    }

    private static String blocks() throws IOException {
        String readme = Files.readString(ROOT.resolve("README.md"));
        String section = readme.split("\n## The first webhook\n", -1)[1].split("\n## ", -1)[0];
        return BASH_BLOCK
                .matcher(section)
                .results()
                .map(block -> block.group(1))
                .collect(Collectors.joining());
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
        Say.line("README's first webhook printed:%n%s".formatted(printed));
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
