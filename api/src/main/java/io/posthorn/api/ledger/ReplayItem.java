package io.posthorn.api.ledger;

import io.posthorn.common.id.DeadLetterId;
import io.posthorn.common.id.DeliveryId;
import io.posthorn.common.id.ReplayId;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One delivery that a replay or a resend made.
///
/// @param deadLetter the one it replays, where it does
record ReplayItem(
        ReplayId replay, DeliveryId delivery, @Nullable DeadLetterId deadLetter) {
    static final String INSERT = """
        insert into replay_item (replay_id, delivery_id, dead_letter_id)
        values (?, ?, ?)
        on conflict do nothing
        """;

    String key() {
        return replay.value() + delivery.value();
    }

    List<@Nullable Object> arguments() {
        return Arrays.asList(replay, delivery, deadLetter);
    }
}
