package io.posthorn.api.kafka;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ForwardingAdmin;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;

/// Closes Kafka's clients soon, whether the broker answers or not. By themselves a consumer waits half a minute, and an
/// admin client for all its answers; a process has 30 s to stop.
public final class SoonClosed {
    private static final Duration DEADLINE = Duration.ofSeconds(2);

    private SoonClosed() {}

    /// Leaves the group, where there is one, without a commit.
    public static void close(Consumer<?, ?> consumer) {
        consumer.close(CloseOptions.timeout(DEADLINE));
    }

    static Admin admin(Map<String, Object> settings) {
        return new ForwardingAdmin(settings) {
            @Override
            public void close() {
                close(DEADLINE);
            }
        };
    }
}
