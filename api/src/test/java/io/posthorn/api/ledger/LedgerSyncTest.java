package io.posthorn.api.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.posthorn.api.fixture.Facts;
import io.posthorn.api.fixture.Journal;
import io.posthorn.api.fixture.TestApi;
import io.posthorn.common.fixture.Samples;
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
    @TempDir
    private Path folder;

    /// Seen by the flight recorder, which begins once nothing but the ledger writes.
    @Test
    void ledgerForcesTheFileOfItsDatabaseToTheDisk() {
        String url = "jdbc:h2:file:" + folder.resolve("forced");
        try (TestApi api = TestApi.with(Map.of("posthorn.database.url", url));
                Recording recording = new Recording()) {
            Journal journal = new Journal(api);
            recording.enable("jdk.FileForce").withThreshold(Duration.ZERO);
            recording.start();

            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
                journal.write(Facts.anEvent().fannedOut(Samples.IDS.endpoint()));
                assertThat(forcedIn(recording)).contains(folder.resolve("forced.mv.db"));
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
