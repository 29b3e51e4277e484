package io.posthorn.api.replay;

import org.jspecify.annotations.Nullable;

/// The right to work on a replay, until it is claimed again.
///
/// @param fence counts claims; a higher one ends this one
/// @param nextAfter id of the last row that is done; absent at the beginning
record Claim(Replay replay, long fence, @Nullable String nextAfter) {
    Claim after(String id) {
        return new Claim(replay, fence, id);
    }
}
