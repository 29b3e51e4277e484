package io.posthorn.embeddedkafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LogFormatTest {

    @TempDir
    private Path log;

    @Test
    void formattedLogKeepsItsIdentity() throws Exception {
        LogFormat.prepare(log);
        String identity = identity();

        LogFormat.prepare(log);

        assertThat(identity()).isEqualTo(identity);
    }

    @Test
    void formatCutShortIsRepeated() throws Exception {
        LogFormat.prepare(log);
        Files.delete(log.resolve("meta.properties"));

        LogFormat.prepare(log);

        assertThat(identity()).contains("node.id=1");
    }

    private String identity() throws Exception {
        return Files.readString(log.resolve("meta.properties"));
    }
}
