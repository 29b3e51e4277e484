package io.posthorn.common.signature;

import io.posthorn.common.secret.Secret;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The secrets in force at one moment.
///
/// @param previous the one before the rotation, while it still counts
public record SigningKeys(Secret current, @Nullable Secret previous) {
    public static SigningKeys only(Secret current) {
        return new SigningKeys(current, null);
    }

    /// The signatures by every secret in force, the newest first.
    List<String> newestFirst(Function<Secret, String> sign) {
        return previous == null ? List.of(sign.apply(current)) : List.of(sign.apply(current), sign.apply(previous));
    }
}
