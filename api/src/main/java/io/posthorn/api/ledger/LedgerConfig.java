package io.posthorn.api.ledger;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;
import java.time.Instant;

/// What the tables hold.
///
/// @param retention how long what has ended can be read
@ConfigurationProperties("posthorn.ledger")
public record LedgerConfig(@Bindable(defaultValue = "30d") Duration retention) {
    public LedgerConfig {
        if (!retention.isPositive()) {
            throw new IllegalArgumentException("posthorn.ledger.retention must be positive: " + retention);
        }
    }

    /// What ended before this moment goes.
    public Instant keptSince(Instant now) {
        return now.minus(retention);
    }
}
