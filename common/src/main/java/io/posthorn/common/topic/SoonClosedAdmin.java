package io.posthorn.common.topic;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.ForwardingAdmin;

/// An admin client whose [#close()] soon gives up what is not answered. Kafka's own waits for all its answers, and a
/// process has 30 s to stop.
public final class SoonClosedAdmin extends ForwardingAdmin {
    private static final Duration DEADLINE = Duration.ofSeconds(2);

    public SoonClosedAdmin(Map<String, Object> settings) {
        super(settings);
    }

    @Override
    public void close() {
        close(DEADLINE);
    }
}
