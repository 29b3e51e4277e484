package io.posthorn.api.problem;

import java.io.Serial;

/// Ends a request with a problem, from wherever that is found out. Carries no stack trace: it is an answer.
public final class ProblemException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    ProblemException(Problem problem) {
        super(problem.detail(), null, false, false);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
