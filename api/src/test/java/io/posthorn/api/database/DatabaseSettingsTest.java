package io.posthorn.api.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DatabaseSettingsTest {
    @ParameterizedTest
    @CsvSource({
        "jdbc:h2:file:/var/posthorn, true",
        "jdbc:h2:mem:one, true",
        "jdbc:h2:tcp://db/posthorn, false",
        "jdbc:h2:ssl://db/posthorn, false",
        "jdbc:postgresql://db/posthorn, false"
    })
    void embeddedIsWhatRunsInThisProcess(String url, boolean embedded) {
        assertThat(DatabaseSettings.isEmbedded(url)).isEqualTo(embedded);
    }
}
