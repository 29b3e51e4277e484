package io.posthorn.standalone.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What runs as a process of its own, from the jars that the build packaged, as `deploy/run` does; but the API and the
/// dispatcher without the second compiler, since five JVMs share the cores for a minute or two.
public enum Part {
    STANDALONE("deploy/standalone", "io.posthorn.standalone.Standalone"),
    API("api", "io.posthorn.api.Api"),
    DISPATCHER("dispatcher", "io.posthorn.dispatcher.DispatcherMain");

    private static final List<String> WITHOUT_SECOND_COMPILER = List.of("-XX:TieredStopAtLevel=1");

    static final Path ROOT = Path.of(System.getProperty("posthorn.root"));

    private final String module;
    private final String main;

    Part(String module, String main) {
        this.module = module;
        this.main = main;
    }

    List<String> command() {
        String jdk = System.getProperty("java.home");
        List<String> command = new ArrayList<>();
        command.add(Path.of(jdk, "bin", "java").toString());
        command.addAll(List.of(shell("jvm_options").split("\\s+")));
        command.addAll(this == STANDALONE ? cache(jdk) : WITHOUT_SECOND_COMPILER);
        command.addAll(List.of("-Xmx512m", "-cp", jar() + ":" + target().resolve("lib") + "/*", main));
        return command;
    }

    /// One that the JVM cannot use makes the start fail.
    private List<String> cache(String jdk) {
        String cache = shell("aot_cache \"$1\" \"$2\"; echo \"$aot\"", jdk, jar().toString())
                .strip();
        if (cache.isEmpty()) {
            throw new IllegalStateException("no cache: the rehearsal failed, or the environment names an agent");
        }
        return List.of("-XX:AOTCache=" + cache, "-XX:AOTMode=on");
    }

    /// What the start scripts say, with no setting of the caller's.
    private static String shell(String command, String... arguments) {
        List<String> all = new ArrayList<>(
                List.of("bash", "-euo", "pipefail", "-c", ". deploy/jvm.sh; . deploy/aot.sh; " + command, "bash"));
        all.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(all).directory(ROOT.toFile()).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().keySet().removeIf(name -> name.startsWith("POSTHORN_"));
        try {
            Process script = builder.start();
            String printed = new String(script.getInputStream().readAllBytes(), UTF_8);
            if (script.waitFor() != 0) {
                throw new IllegalStateException("failed: " + command);
            }
            return printed;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted: " + command, e);
        }
    }

    private Path target() {
        return ROOT.resolve(module).resolve("target");
    }

    private Path jar() {
        try (Stream<Path> files = Files.list(target())) {
            return files.filter(Part::isProduct)
                    .findFirst()
                    .orElseThrow(
                            () -> new IllegalStateException("run by 'verify': there is no jar yet in " + target()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isProduct(Path file) {
        String name = file.getFileName().toString();
        return name.startsWith("posthorn-") && name.endsWith(".jar") && !name.endsWith("-tests.jar");
    }
}
