package io.posthorn.api.kafka;

import java.time.Duration;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;

/// Closes consumers soon, whether the broker answers or not. By themselves they wait half a minute, and a process has
/// 30 s to stop.
public final class SoonClosed {
    private static final Duration DEADLINE = Duration.ofSeconds(2);

    private SoonClosed() {}

    /// Leaves the group, where there is one, without a commit.
    public static void close(Consumer<?, ?> consumer) {
        consumer.close(CloseOptions.timeout(DEADLINE));
    }
}
