package io.posthorn.api.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.posthorn.api.fixture.TestApi;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.junit.jupiter.api.Test;

/// What the ledger says of itself, with a consumer that does one thing when it is polled.
final class LedgerTroubleTest {
    private final TestApi api = TestApi.shared();

    @Test
    void ledgerThatDiedByAnErrorIsInTrouble() {
        try (Ledger ledger = ledger(() -> {
            throw new LinkageError("of a test");
        })) {
            await().dontCatchUncaughtExceptions()
                    .untilAsserted(
                            () -> assertThat(ledger.trouble()).contains("the thread of the ledger does not run"));
        }
    }

    @Test
    void ledgerThatDoesNotGetOnIsInTroubleOnceItsPatienceIsOver() throws InterruptedException {
        CountDownLatch polled = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        try (Ledger ledger = ledger(() -> {
            polled.countDown();
            goOn.await();
            return ConsumerRecords.empty();
        })) {
            polled.await();

            assertThat(ledger.trouble()).isEmpty();
            assertThat(ledger.trouble(Duration.ZERO))
                    .hasValueSatisfying(reason -> assertThat(reason).startsWith("the ledger has not got on for"));
            goOn.countDown();
        }
    }

    private Ledger ledger(Callable<ConsumerRecords<byte[], byte[]>> poll) {
        Ledger ledger = new Ledger(
                consumer(poll),
                "journal",
                api.bean(OffsetTable.class),
                api.bean(LedgerWriter.class),
                api.bean(LedgerMetrics.class));
        ledger.start();
        return ledger;
    }

    @SuppressWarnings("unchecked")
    private static Consumer<byte[], byte[]> consumer(Callable<ConsumerRecords<byte[], byte[]>> poll) {
        return (Consumer<byte[], byte[]>) Proxy.newProxyInstance(
                Consumer.class.getClassLoader(),
                new Class<?>[] {Consumer.class},
                (_, method, _) -> method.getName().equals("poll") ? poll.call() : null);
    }
}
