package io.posthorn.dispatcher.deliver;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.posthorn.common.delivery.AttemptOutcome;
import io.posthorn.common.delivery.DeadReason;
import io.posthorn.common.signature.SignatureScheme;
import io.posthorn.dispatcher.deliver.Outcome.Seen;
import io.posthorn.dispatcher.http.OutboundResult;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What the result of a POST means for a delivery.
final class Outcomes {
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVICE_UNAVAILABLE = 503;
    private static final int GONE = 410;

    private Outcomes() {}

    static Outcome of(OutboundResult result, SignatureScheme scheme) {
        return switch (result) {
            case OutboundResult.Answered answered -> answered(answered, scheme);
            case OutboundResult.TimedOut late ->
                retryable(AttemptOutcome.TIMEOUT, "no complete answer within the deadline, " + phase(late));
            case OutboundResult.ConnectionFailed failed -> retryable(AttemptOutcome.CONNECTION_ERROR, failed.message());
            case OutboundResult.Refused refused -> Outcome.Refused.of(reason(refused.reason()), refused.message());
        };
    }

    private static Outcome answered(OutboundResult.Answered answer, SignatureScheme scheme) {
        int status = answer.status();
        String body = text(answer.body());
        if (status >= 200 && status < 300) {
            return new Outcome.Delivered(new Seen(AttemptOutcome.SUCCESS, status, null, body));
        }
        Seen seen = new Seen(AttemptOutcome.HTTP_ERROR, status, "answered " + status, body);
        return status == GONE && scheme.heedsGone()
                ? new Outcome.Gone(seen)
                : new Outcome.Retryable(seen, pause(answer));
    }

    private static @Nullable Duration pause(OutboundResult.Answered answer) {
        boolean asked = answer.status() == TOO_MANY_REQUESTS || answer.status() == SERVICE_UNAVAILABLE;
        return asked ? answer.retryIn() : null;
    }

    private static Outcome retryable(AttemptOutcome kind, String error) {
        return new Outcome.Retryable(new Seen(kind, 0, error, null), null);
    }

    private static DeadReason reason(OutboundResult.Reason reason) {
        return switch (reason) {
            case INVALID_URL -> DeadReason.INVALID_URL;
            case BLOCKED_ADDRESS -> DeadReason.BLOCKED_ADDRESS;
        };
    }

    private static String phase(OutboundResult.TimedOut late) {
        return late.phase().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /// Without NUL, which not every database stores as text.
    private static @Nullable String text(byte[] body) {
        return body.length == 0 ? null : new String(body, UTF_8).replace('\0', '\uFFFD');
    }
}
