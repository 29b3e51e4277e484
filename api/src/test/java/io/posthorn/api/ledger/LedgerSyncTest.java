package io.posthorn.api.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.posthorn.api.fixture.TestApi;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LedgerSyncTest {
    private static final String FORCE = "jdk.FileForce";

    @TempDir
    private Path folder;

    /// Seen by the flight recorder: nobody else writes to this database meanwhile.
    @Test
    void whatIsWrittenGoesToTheDiskFromTimeToTime() {
        String url = "jdbc:h2:file:" + folder.resolve("synced");
        try (TestApi api = TestApi.with(Map.of("posthorn.database.url", url));
                Recording recording = new Recording()) {
            LedgerWriter writer = api.bean(LedgerWriter.class);
            recording.enable(FORCE).withThreshold(Duration.ZERO);
            recording.start();

            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
                writer.write(api.topics().journal(), List.of(), List.of());
                assertThat(forcedIn(recording)).contains(folder.resolve("synced.mv.db"));
            });
        }
    }

    private List<Path> forcedIn(Recording recording) throws IOException {
        Path file = folder.resolve("forced.jfr");
        recording.dump(file);
        return RecordingFile.readAllEvents(file).stream()
                .map(event -> Path.of(event.getString("path")))
                .toList();
    }
}
