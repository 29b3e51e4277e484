package io.posthorn.api.publish;

import io.posthorn.api.problem.FieldProblem;
import io.posthorn.api.problem.Problem;
import io.posthorn.api.problem.ProblemException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What each form of an event calls its fields.
enum FieldNames {
    /// Plain JSON (wire contract §3).
    PLAIN("timestamp", "project_id", "session_id", "ordering_key", "deliver_at", "expires_at"),

    /// CloudEvents, as attributes of a JSON object.
    CLOUD_EVENT("time", "project", "session", "orderingkey", "deliverat", "expiresat"),

    /// CloudEvents, as headers.
    CLOUD_EVENT_HEADERS("time", "project", "session", "orderingkey", "deliverat", "expiresat");

    static final String HEADER_PREFIX = "ce-";

    final String time;
    final String project;
    final String session;
    final String orderingKey;
    final String deliverAt;
    final String expiresAt;

    FieldNames(String time, String project, String session, String orderingKey, String deliverAt, String expiresAt) {
        this.time = time;
        this.project = project;
        this.session = session;
        this.orderingKey = orderingKey;
        this.deliverAt = deliverAt;
        this.expiresAt = expiresAt;
    }

    ProblemException problem(String field, String message) {
        FieldProblem located = switch (this) {
            case PLAIN, CLOUD_EVENT -> FieldProblem.inBody(field, message);
            case CLOUD_EVENT_HEADERS -> FieldProblem.inHeader(HEADER_PREFIX + field, message);
        };
        return Problem.invalid(located).asException();
    }

    /// Of a field within the data, which is the body where the attributes are headers.
    ProblemException problemInData(String field, String message) {
        String path = this == CLOUD_EVENT_HEADERS ? field : "data." + field;
        return Problem.invalid(FieldProblem.inBody(path, message)).asException();
    }

    String required(String field, @Nullable String value) {
        if (value == null) {
            throw problem(field, "is required");
        }
        return value;
    }

    <T> T make(String field, String value, Function<String, T> make) {
        try {
            return make.apply(value);
        } catch (IllegalArgumentException e) {
            throw problem(field, String.valueOf(e.getMessage()));
        }
    }

    <T> @Nullable T find(String field, @Nullable String value, Function<String, T> make) {
        return value == null ? null : make(field, value, make);
    }
}
