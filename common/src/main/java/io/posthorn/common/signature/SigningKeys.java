package io.posthorn.common.signature;

import io.posthorn.common.secret.Secret;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
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
        return Stream.concat(Stream.of(current), Optional.ofNullable(previous).stream())
                .map(sign)
                .toList();
    }
}
