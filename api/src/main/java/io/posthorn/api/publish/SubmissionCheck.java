package io.posthorn.api.publish;

import io.posthorn.api.access.Caller;
import io.posthorn.common.event.EventType;
import io.posthorn.common.event.TimeText;
import io.posthorn.common.id.ProjectId;
import io.posthorn.common.id.SessionId;
import io.posthorn.common.scope.Scope;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Decides whether what a producer says is an event.
@Singleton
final class SubmissionCheck {
    private static final String DEFAULT_SOURCE = "/v1/events";
    private static final int MAX_TEXT = 256;
    private static final Duration MAX_AHEAD = Duration.ofDays(366);

    private final Clock clock;

    SubmissionCheck(Clock clock) {
        this.clock = clock;
    }

    /// @throws io.posthorn.api.problem.ProblemException locating what is wrong
    Submission check(Caller caller, EventFields fields, @Nullable PublishKey key) {
        FieldNames names = fields.names();
        Instant now = clock.instant();
        Instant deliverAt = names.find(names.deliverAt, fields.deliverAt(), text -> ahead(text, now));
        Scope scope = scope(caller, fields);
        Submission submission = new Submission(
                names.make("type", names.required("type", fields.type()), EventType::new),
                scope,
                source(fields),
                names.find(names.time, fields.time(), TimeText::parse),
                names.find(names.orderingKey, fields.orderingKey(), SubmissionCheck::text),
                deliverAt,
                names.find(names.expiresAt, fields.expiresAt(), TimeText::parse),
                carried(scope, fields),
                key);
        checkExpiry(names, submission, now);
        return submission;
    }

    /// What a session is told stays as it came, whoever it is about.
    private static Carried carried(Scope scope, EventFields fields) {
        JsonSlice data = data(fields);
        return scope instanceof Scope.Project project
                ? MessageReader.find(fields.names(), data)
                        .<Carried>map(draft -> new Carried.ForAgent(project, draft))
                        .orElseGet(() -> new Carried.Enveloped(data))
                : new Carried.Enveloped(data);
    }

    private static JsonSlice data(EventFields fields) {
        if (fields.data() == null) {
            throw fields.names().problem("data", "is required");
        }
        return fields.data();
    }

    private static Scope scope(Caller caller, EventFields fields) {
        FieldNames names = fields.names();
        ProjectId project = names.find(names.project, fields.project(), ProjectId::new);
        SessionId session = names.find(names.session, fields.session(), SessionId::new);
        Scope scope = Scope.of(caller.tenant(), project == null ? caller.project() : project, session);
        if (!caller.sees(scope)) {
            throw names.problem(names.project, "does not exist");
        }
        return scope;
    }

    private static String source(EventFields fields) {
        FieldNames names = fields.names();
        if (names == FieldNames.PLAIN) {
            return DEFAULT_SOURCE;
        }
        names.required("id", fields.id());
        return names.make("source", names.required("source", fields.source()), SubmissionCheck::text);
    }

    private static void checkExpiry(FieldNames names, Submission submission, Instant now) {
        Instant expiresAt = submission.expiresAt();
        Instant earliest = submission.deliverAt() == null ? now : submission.deliverAt();
        if (expiresAt != null && !expiresAt.isAfter(earliest)) {
            throw names.problem(
                    names.expiresAt,
                    submission.deliverAt() == null ? "must be ahead" : "must be after " + names.deliverAt);
        }
    }

    private static Instant ahead(String text, Instant now) {
        Instant time = TimeText.parse(text);
        if (time.isAfter(now.plus(MAX_AHEAD))) {
            throw new IllegalArgumentException("must be within 366 days");
        }
        return time;
    }

    private static String text(String text) {
        if (text.isBlank() || text.length() > MAX_TEXT || text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("must be 1 to 256 characters without control characters");
        }
        return text;
    }
}
