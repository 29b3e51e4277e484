package io.posthorn.standalone.process;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What runs as a process of its own, from the jars that the build packaged, as `deploy/run` does.
public enum Part {
    STANDALONE("deploy/standalone", "io.posthorn.standalone.Standalone"),
    API("api", "io.posthorn.api.Api"),
    DISPATCHER("dispatcher", "io.posthorn.dispatcher.DispatcherMain");

    static final Path ROOT = Path.of(System.getProperty("posthorn.root"));

    private final String module;
    private final String main;

    Part(String module, String main) {
        this.module = module;
        this.main = main;
    }

    List<String> command() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options());
        command.addAll(List.of("-Xmx512m", "-cp", classPath(), main));
        return command;
    }

    /// Those that `deploy/run` gives.
    private static List<String> options() {
        ProcessBuilder builder = new ProcessBuilder("bash", "-euc", ". deploy/jvm.sh; jvm_options")
                .directory(ROOT.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        try {
            Process script = builder.start();
            String printed = new String(script.getInputStream().readAllBytes(), US_ASCII);
            if (script.waitFor() != 0) {
                throw new IllegalStateException("deploy/jvm.sh failed");
            }
            return List.of(printed.split("\\s+"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while deploy/jvm.sh ran", e);
        }
    }

    private String classPath() {
        Path target = ROOT.resolve(module).resolve("target");
        try (Stream<Path> files = Files.list(target)) {
            Path jar = files.filter(Part::isProduct)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("run by 'verify': there is no jar yet in " + target));
            return jar + ":" + target.resolve("lib") + "/*";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isProduct(Path file) {
        String name = file.getFileName().toString();
        return name.startsWith("posthorn-") && name.endsWith(".jar") && !name.endsWith("-tests.jar");
    }
}
