package io.posthorn.benchmark.load;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.posthorn.benchmark.receiver.Answer;
import io.posthorn.benchmark.receiver.Receiver;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class LoadTest {
    private static final byte[] BODY = "{}".getBytes(US_ASCII);

    @Test
    void closedLoopCountsEveryAnswerOnce() throws InterruptedException {
        AtomicLong received = new AtomicLong();
        try (Receiver receiver = Receiver.start(1, _ -> {
                    received.incrementAndGet();
                    return Optional.of(Answer.OK);
                });
                ClosedLoop clients = new ClosedLoop(4)) {
            Answers answers = clients.run(post(receiver, 200), Duration.ofMillis(300));

            assertThat(answers.expected()).isPositive().isLessThanOrEqualTo(received.get());
            assertThat(received.get() - answers.expected()).isLessThanOrEqualTo(4);
        }
    }

    @Test
    void anotherStatusIsNoMeasurement() throws InterruptedException {
        try (Receiver receiver =
                        Receiver.start(1, _ -> Optional.of(Answer.of(HttpResponseStatus.SERVICE_UNAVAILABLE, "")));
                ClosedLoop clients = new ClosedLoop(1)) {
            Answers answers = clients.run(post(receiver, 200), Duration.ofMillis(100));

            assertThatThrownBy(answers::orThrow).hasMessageContaining("another status");
        }
    }

    @Test
    void openLoopTellsEachRequestWhenItWasDue() throws InterruptedException {
        List<Long> dueAt = new CopyOnWriteArrayList<>();
        try (Receiver receiver = Receiver.start(1, _ -> Optional.of(Answer.OK));
                OpenLoop load = new OpenLoop(address(receiver), "none", 200)) {
            long posted = load.run(1_000, Duration.ofMillis(200), due -> {
                dueAt.add(due);
                return BODY;
            });

            assertThat(posted).isEqualTo(200);
            assertThat(dueAt).hasSize(200);
            assertThat(dueAt.getLast() - dueAt.getFirst())
                    .isEqualTo(Duration.ofMillis(199).toNanos());
        }
    }

    private static Post post(Receiver receiver, int expectedStatus) {
        return new Post(address(receiver), "none", BODY, expectedStatus);
    }

    private static URI address(Receiver receiver) {
        return receiver.addresses().getFirst();
    }
}
