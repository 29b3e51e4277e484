package io.posthorn.standalone.guarantee;

import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.posthorn.standalone.process.OutputOnFailure;
import io.posthorn.standalone.process.Part;
import io.posthorn.standalone.process.PosthornProcess;
import io.posthorn.standalone.process.StandaloneNode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A broker that holds its connections and answers nothing, as one does whose machine or network hangs.
@ExtendWith(OutputOnFailure.class)
final class HangingBrokerIT {
    private static final Duration DRAIN_DEADLINE = Duration.ofSeconds(30);
    private static final int TERMINATED = 128 + 15;

    @Test
    void partsStopInTimeThoughTheBrokerAnswersNothing() {
        try (StandaloneNode broker = StandaloneNode.start();
                PosthornProcess api = broker.startBeside(Part.API);
                PosthornProcess dispatcher = broker.startBeside(Part.DISPATCHER)) {
            Posthorn posthorn = new Posthorn(api::address);
            posthorn.publish("hang.test", 1);
            await("nothing is under way")
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> Books.of(posthorn).isSettledWith(1)); // which asks with the admin client

            broker.freeze();

            assertThat(posthorn.publish("hang", "hang.test", 2).status())
                    .as("while the broker hangs")
                    .isEqualTo(503);
            List<CompletableFuture<Integer>> ends = List.of(
                    supplyAsync(() -> api.terminate(DRAIN_DEADLINE)),
                    supplyAsync(() -> dispatcher.terminate(DRAIN_DEADLINE)));
            assertThat(ends.stream().map(CompletableFuture::join)).containsExactly(TERMINATED, TERMINATED);
        }
    }
}
