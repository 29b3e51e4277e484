package io.posthorn.api.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.posthorn.common.event.DefaultScope;
import io.posthorn.common.event.Event;
import io.posthorn.common.event.EventType;
import io.posthorn.common.id.EventId;
import io.posthorn.common.scope.Scope;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class SubmissionTest {
    private static final Instant ACCEPTED = Instant.parse("2026-01-31T12:00:00Z");
    private static final EventId ID = EventId.firstAt(ACCEPTED);

    /// After a crash between the log and the answer the caller sends again, and the event stands in the log twice: its
    /// attempts must not differ (law 4). They did, in the time.
    @Test
    void eventWithoutATimePublishedAgainUnderItsIdHasTheSameBytes() {
        Event event = submission().as(ID);

        assertThat(new String(event.body(), UTF_8))
                .isEqualTo("{\"type\":\"order.paid\",\"timestamp\":\"2026-01-31T12:00:00Z\",\"data\":{}}");
        assertThat(event.time()).isEqualTo(ACCEPTED);
    }

    private static Submission submission() {
        return new Submission(
                new EventType("order.paid"),
                new Scope.Project(DefaultScope.TENANT, DefaultScope.PROJECT),
                "test",
                null,
                null,
                null,
                null,
                new Carried.Enveloped(JsonSlice.of("{}".getBytes(UTF_8))),
                null);
    }
}
