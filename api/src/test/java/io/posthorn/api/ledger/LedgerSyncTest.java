package io.posthorn.api.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.posthorn.api.database.Database;
import io.posthorn.api.fixture.Facts;
import io.posthorn.api.fixture.Journal;
import io.posthorn.api.fixture.TestApi;
import io.posthorn.common.fixture.Samples;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LedgerSyncTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int SYNCS = 100;

    @TempDir
    private Path folder;

    /// Seen by the flight recorder, which begins once nothing but the ledger writes.
    @Test
    void ledgerForcesTheFileOfItsDatabaseToTheDisk() {
        try (TestApi api = api();
                Recording recording = recording()) {
            Journal journal = new Journal(api);

            await().atMost(PATIENCE).untilAsserted(() -> {
                journal.write(Facts.anEvent().fannedOut(Samples.IDS.endpoint()));
                assertThat(forcedSince(Instant.MIN, recording)).contains(file());
            });
        }
    }

    @Test
    void whatACallAloneWroteIsForcedTooAndNothingIsForcedTwice() throws IOException {
        try (TestApi api = api();
                Recording recording = recording()) {
            Instant before = Instant.now();
            api.keyOfNewTenant("publish");
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(forcedSince(before, recording)).contains(file()));

            Instant after = Instant.now();
            Database database = api.bean(Database.class);
            IntStream.range(0, SYNCS).forEach(_ -> database.sync());
            assertThat(forcedSince(after, recording).stream().filter(file()::equals))
                    .as("forced of %d times", SYNCS)
                    .hasSizeLessThan(SYNCS / 10);
        }
    }

    private TestApi api() {
        return TestApi.with(Map.of("posthorn.database.url", "jdbc:h2:file:" + folder.resolve("forced")));
    }

    private Path file() {
        return folder.resolve("forced.mv.db");
    }

    private static Recording recording() {
        Recording recording = new Recording();
        recording.enable("jdk.FileForce").withThreshold(Duration.ZERO);
        recording.start();
        return recording;
    }

    private List<Path> forcedSince(Instant start, Recording recording) throws IOException {
        Path dump = folder.resolve("forced.jfr");
        recording.dump(dump);
        return RecordingFile.readAllEvents(dump).stream()
                .filter(event -> event.getStartTime().isAfter(start))
                .map(event -> Path.of(event.getString("path")))
                .toList();
    }
}
