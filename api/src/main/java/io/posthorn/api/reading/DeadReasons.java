package io.posthorn.api.reading;

import io.posthorn.common.delivery.DeadReason;
import java.util.Arrays;
import java.util.stream.Collectors;

/// The reasons that a filter may name.
public final class DeadReasons {
    private DeadReasons() {}

    /// The text, when it is a reason's code.
    ///
    /// @throws IllegalArgumentException when it is not
    public static String code(String text) {
        return Arrays.stream(DeadReason.values())
                .map(DeadReason::code)
                .filter(text::equals)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("must be one of "
                        + Arrays.stream(DeadReason.values())
                                .map(DeadReason::code)
                                .collect(Collectors.joining(", "))));
    }
}
