package io.posthorn.api.ledger;

import io.posthorn.api.fixture.Facts;
import io.posthorn.api.fixture.TestApi;
import io.posthorn.api.fixture.TestDatabase;
import io.posthorn.common.fixture.Samples;
import io.posthorn.common.id.EndpointId;
import io.posthorn.common.journal.Fact;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Events a second into the tables; run by hand with `-Dtest=LedgerSpeed`, not part of the suite.
final class LedgerSpeed {
    private static final Logger LOG = LoggerFactory.getLogger(LedgerSpeed.class);
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int EVENTS = 200_000;
    private static final int UNCOUNTED = 100_000;
    private static final int BATCH = 1_000;

    private final EndpointId endpoint = Samples.IDS.endpoint();

    @Test
    void measure() throws Exception {
        for (TestDatabase kind : TestDatabase.values()) {
            Map<String, Object> settings = new HashMap<>(kind.settings());
            if (kind == TestDatabase.H2) {
                settings.put(
                        "posthorn.database.url", "jdbc:h2:file:" + Files.createTempDirectory("speed") + "/posthorn");
            }
            try (TestApi api = TestApi.with(settings)) {
                measure(kind, api.bean(LedgerWriter.class));
            }
        }
    }

    private void measure(TestDatabase kind, LedgerWriter writer) {
        long start = 0;
        long cpu = 0;
        for (int done = 0; done < EVENTS; done += BATCH) {
            List<Fact> facts = batch();
            if (done == UNCOUNTED) {
                start = System.nanoTime();
                cpu = THREADS.getCurrentThreadCpuTime();
            }
            writer.write("none", List.of(), facts);
        }
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        long events = EVENTS - UNCOUNTED;
        LOG.info(
                "{}: {} events/s, {} us of the ledger's thread for each (fan-out and attempt in one batch)",
                kind,
                events * 1000 / took.toMillis(),
                (THREADS.getCurrentThreadCpuTime() - cpu) / 1000 / events);
    }

    private List<Fact> batch() {
        List<Fact> facts = new ArrayList<>();
        for (int i = 0; i < BATCH; i++) {
            Facts event = Facts.anEvent();
            facts.add(event.fannedOut(endpoint));
            facts.add(Facts.delivered(event.to(endpoint), 1));
        }
        return facts;
    }
}
