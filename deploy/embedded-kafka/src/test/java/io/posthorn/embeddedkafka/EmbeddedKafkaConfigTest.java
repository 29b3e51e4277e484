package io.posthorn.embeddedkafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EmbeddedKafkaConfigTest {

    @ParameterizedTest
    @ValueSource(ints = {-1, 65_536})
    void portThatDoesNotExistIsRefusedByItsSetting(int port) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EmbeddedKafkaConfig(Path.of("data"), port))
                .withMessage("POSTHORN_KAFKA_PORT must be between 0 and 65535: " + port);
    }

    @Test
    void dataDirectoryDoesNotDependOnTheWorkingDirectoryLater() {
        EmbeddedKafkaConfig config = new EmbeddedKafkaConfig(Path.of("data", "..", "kafka"), 0);

        assertThat(config.dataDirectory()).isEqualTo(Path.of("kafka").toAbsolutePath());
    }
}
