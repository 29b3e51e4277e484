package io.posthorn.dispatcher.http;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What became of one POST.
public sealed interface OutboundResult {
    /// An answer with any status. `body` holds its first 4 KiB at most, `retryIn` the pause that it asks for.
    record Answered(int status, byte[] body, @Nullable Duration retryIn, Duration took) implements OutboundResult {
        /// How long the receiver asks to be left alone.
        public Optional<Duration> retryAfter() {
            return Optional.ofNullable(retryIn);
        }
    }

    /// The deadline passed, in this phase.
    record TimedOut(Phase phase, Duration took) implements OutboundResult {}

    /// No complete answer: unknown host, connection refused or reset, TLS failure, or not HTTP.
    record ConnectionFailed(String message, Duration took) implements OutboundResult {}

    /// Nothing was sent, and sending the same again would end the same.
    record Refused(Reason reason, String message) implements OutboundResult {}

    /// How far an exchange has come; connecting includes TLS.
    enum Phase {
        RESOLVING,
        CONNECTING,
        AWAITING_HEADERS,
        READING_BODY
    }

    /// Why nothing was sent.
    enum Reason {
        INVALID_URL,
        BLOCKED_ADDRESS
    }
}
