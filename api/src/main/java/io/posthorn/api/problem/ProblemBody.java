package io.posthorn.api.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;

/// A problem as RFC 9457 writes it, with the wrong parts of the request located.
@JsonPropertyOrder({"type", "title", "status", "detail", "instance", "errors"})
record ProblemBody(
        String type,
        String title,
        int status,
        String detail,
        String instance,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FieldProblem> errors) {
    static ProblemBody of(Problem problem, String path) {
        return new ProblemBody(
                "about:blank",
                problem.status().getReason(),
                problem.status().getCode(),
                problem.detail(),
                path,
                problem.errors());
    }
}
