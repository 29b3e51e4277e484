package io.posthorn.common.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.ImportOrderer;
import com.palantir.javaformat.java.JavaFormatterOptions;
import com.palantir.javaformat.java.JavaFormatterOptions.Style;
import com.palantir.javaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Fails on a source file that palantir-java-format would write differently.
///
/// A test and not a Maven plugin: a plugin runs in Maven's own JVM, and on 17 that cannot parse Java 25.
/// `mvn -pl common test -Dtest=FormatTest -Dposthorn.format=apply` mends what it finds.
final class FormatTest {
    private static final boolean APPLY = "apply".equals(System.getProperty("posthorn.format"));

    private final Formatter formatter = Formatter.createFormatter(
            JavaFormatterOptions.builder().style(Style.PALANTIR).build());

    @Test
    void everySourceFileIsFormatted() throws IOException {
        Path root = Path.of(System.getProperty("posthorn.root"));
        try (Stream<Path> files = Files.walk(root)) {
            List<Path> sources = files.filter(FormatTest::isSource).toList();

            assertThat(sources).isNotEmpty();
            assertThat(sources.stream().filter(this::differs).map(root::relativize))
                    .as("mend with: mvn -pl common test -Dtest=FormatTest -Dposthorn.format=apply")
                    .isEmpty();
        }
    }

    private static boolean isSource(Path path) {
        String text = path.toString();
        return text.endsWith(".java") && text.contains("/src/") && !text.contains("/target/");
    }

    private boolean differs(Path path) {
        try {
            String source = Files.readString(path);
            String imports =
                    ImportOrderer.reorderImports(RemoveUnusedImports.removeUnusedImports(source), Style.PALANTIR);
            String formatted = formatter.formatSource(imports);
            if (APPLY && !formatted.equals(source)) {
                Files.writeString(path, formatted);
                return false;
            }
            return !formatted.equals(source);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (FormatterException e) {
            throw new AssertionError(path + " cannot be parsed", e);
        }
    }
}
