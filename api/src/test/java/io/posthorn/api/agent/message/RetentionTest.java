package io.posthorn.api.agent.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.posthorn.api.database.Database;
import io.posthorn.api.fixture.TestApi;
import io.posthorn.common.fixture.Samples;
import io.posthorn.common.id.EventId;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class RetentionTest {
    private final TestApi api = TestApi.shared();
    private final Database database = api.bean(Database.class);
    private final String agent = "agent-" + UUID.randomUUID();

    @Test
    void messagesGoAtTheEndOfTheirRetentionAndNotBefore() {
        List<Message> messages = IntStream.range(0, 1100)
                .mapToObj(_ -> TestMessages.of(Samples.IDS.event(), agent))
                .toList();
        api.bean(Messages.class)
                .queue(messages.stream()
                        .map(message -> new Outgoing(message, DeliveryTerms.from("test")))
                        .toList());
        List<EventId> published = messages.stream().map(Message::event).toList();
        api.bean(Messages.class).published(published.subList(0, 1099));
        database.update(
                "update message set expires_at = created_at where agent = ? and id <> ?",
                agent,
                messages.getFirst().id());

        api.bean(Retention.class).purge();

        assertThat(database.list("select id from message where agent = ?", row -> row.text("id"), agent))
                .containsExactlyInAnyOrder(
                        messages.getFirst().id().value(),
                        messages.getLast().id().value());
    }

    @Test
    void retentionOfNothingIsRefusedAtTheStart() {
        assertThatThrownBy(() -> new MessageConfig(Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("posthorn.agent.message-retention");
    }
}
