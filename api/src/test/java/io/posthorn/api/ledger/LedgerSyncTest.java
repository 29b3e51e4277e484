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

    @Test
    void ledgerForcesTheFileOfItsDatabaseToTheDisk() {
        try (TestApi api = api();
                Recording recording = recording()) {
            Journal journal = new Journal(api);

            assertForcedAfter(() -> {}, recording); // what the start wrote
            assertForcedAfter(() -> journal.write(Facts.anEvent().fannedOut(Samples.IDS.endpoint())), recording);
        }
    }

    @Test
    void fileIsForcedToTheDiskForWhatACallAloneWrote() {
        try (TestApi api = api();
                Recording recording = recording()) {
            assertForcedAfter(() -> {}, recording); // what the start wrote
            assertForcedAfter(() -> api.keyOfNewTenant("publish"), recording);
        }
    }

    /// A few times it may be: the start may still write.
    @Test
    void fileThatNobodyWroteToIsNotForcedAgain() throws IOException {
        try (TestApi api = api();
                Recording recording = recording()) {
            Database database = api.bean(Database.class);
            Instant before = Instant.now();

            IntStream.range(0, SYNCS).forEach(_ -> database.sync());

            assertThat(forcedSince(before, recording).stream().filter(file()::equals))
                    .hasSizeLessThan(SYNCS / 10);
        }
    }

    private void assertForcedAfter(Runnable write, Recording recording) {
        Instant before = Instant.now();
        write.run();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(forcedSince(before, recording)).contains(file()));
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
