package io.posthorn.embeddedkafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.apache.kafka.metadata.storage.Formatter;

/// Prepares an empty log directory, once; `meta.properties` is written last and marks it as done.
final class LogFormat {

    private LogFormat() {}

    static void prepare(Path log) {
        if (Files.notExists(log.resolve(MetaPropertiesEnsemble.META_PROPERTIES_NAME))) {
            format(log);
        }
    }

    private static void format(Path log) {
        try {
            new Formatter()
                    .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, UTF_8))
                    .setNodeId(NodeSettings.NODE_ID)
                    .setClusterId(Uuid.randomUuid().toString())
                    .setDirectories(List.of(log.toString()))
                    .setMetadataLogDirectory(log.toString())
                    .setControllerListenerName(NodeSettings.CONTROLLER_LISTENER)
                    .run();
        } catch (Exception cause) {
            throw new EmbeddedKafkaException("log directory %s cannot be formatted".formatted(log), cause);
        }
    }
}
