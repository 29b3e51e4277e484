package io.posthorn.common.topic;

import io.posthorn.common.retry.DurationText;
import java.time.Duration;

/// Names of the topics under one prefix.
public record Topics(String prefix) {
    public static final String DEFAULT_PREFIX = "posthorn.";

    public Topics {
        if (!prefix.matches("[A-Za-z0-9._-]{1,100}")) {
            throw new IllegalArgumentException("kafka.prefix must be 1 to 100 of A-Z a-z 0-9 . _ -: '" + prefix + "'");
        }
    }

    /// Accepted events, the public way in.
    public String events() {
        return prefix + "events";
    }

    /// Snapshots of endpoints, compacted.
    public String endpoints() {
        return prefix + "endpoints";
    }

    /// Deliveries that are due at once.
    public String deliveries() {
        return prefix + "deliveries";
    }

    /// Deliveries that wait for the length of the tier.
    public String retry(Duration tier) {
        return prefix + "retry." + DurationText.of(tier);
    }

    /// Deliveries that were given up.
    public String deadLetters() {
        return prefix + "dead-letters";
    }

    /// Facts.
    public String journal() {
        return prefix + "journal";
    }

    /// Consumer group of the fan-out.
    public String fanOutGroup() {
        return prefix + "fan-out";
    }

    /// Consumer group of the delivery workers.
    public String deliveryGroup() {
        return prefix + "delivery";
    }

    /// Consumer group of the ledger.
    public String ledgerGroup() {
        return prefix + "ledger";
    }
}
