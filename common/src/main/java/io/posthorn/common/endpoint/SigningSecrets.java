package io.posthorn.common.endpoint;

import io.posthorn.common.secret.Sealed;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The sealed secret that signs, and during a rotation the one before it.
///
/// @param previousUntil end of the time in which both sign; present exactly when `previous` is
public record SigningSecrets(
        Sealed current, @Nullable Sealed previous, @Nullable Instant previousUntil) {
    public SigningSecrets {
        if ((previous == null) != (previousUntil == null)) {
            throw new IllegalArgumentException("a previous secret and the end of its time belong together");
        }
    }

    public static SigningSecrets only(Sealed current) {
        return new SigningSecrets(current, null, null);
    }

    /// After a rotation: the new one signs, this current one besides it until the given time. A secret from a rotation
    /// before is dropped.
    public SigningSecrets rotate(Sealed next, Instant until) {
        return new SigningSecrets(next, current, until);
    }

    public Optional<Sealed> previousAt(Instant now) {
        return previousUntil != null && now.isBefore(previousUntil) ? Optional.ofNullable(previous) : Optional.empty();
    }
}
