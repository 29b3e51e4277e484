package io.posthorn.api.problem;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Turns what a domain type refuses into a located problem.
public final class Checks {
    private Checks() {}

    /// A value made of a part of the body; what it is made of says what is wrong by throwing.
    public static <T> T inBody(String path, Supplier<T> make) {
        return located(FieldProblem::inBody, path, make);
    }

    /// As [#inBody], of what has the right form and makes no sense: 400, not 422 (wire contract §2.5).
    public static <T> T meaningInBody(String path, Supplier<T> make) {
        try {
            return make.get();
        } catch (IllegalArgumentException e) {
            throw senseless(path, String.valueOf(e.getMessage()));
        }
    }

    public static ProblemException senseless(String path, String message) {
        return Problem.unreadable(FieldProblem.inBody(path, message)).asException();
    }

    /// As [#inBody], of a query parameter.
    public static <T> T inQuery(String name, Supplier<T> make) {
        return located(FieldProblem::inQuery, name, make);
    }

    /// As [#inBody], of a header.
    public static <T> T inHeader(String name, Supplier<T> make) {
        return located(FieldProblem::inHeader, name, make);
    }

    /// As [#inBody], of a name in the path that its caller chooses.
    public static <T> T inName(String name, Supplier<T> make) {
        return located(FieldProblem::inPath, name, make);
    }

    /// A thing named in the path; a name that nothing can have is a thing that is not there.
    public static <T> T inPath(String what, Supplier<T> make) {
        try {
            return make.get();
        } catch (IllegalArgumentException _) {
            throw Problem.notFound(what).asException();
        }
    }

    public static <T> T required(String path, @Nullable T value) {
        return Optional.ofNullable(value).orElseThrow(() -> invalid(path, "is required"));
    }

    public static ProblemException invalid(String path, String message) {
        return Problem.invalid(FieldProblem.inBody(path, message)).asException();
    }

    private static <T> T located(Place place, String name, Supplier<T> make) {
        try {
            return make.get();
        } catch (IllegalArgumentException e) {
            throw Problem.invalid(place.problem(name, String.valueOf(e.getMessage())))
                    .asException();
        }
    }

    private interface Place {
        FieldProblem problem(String name, String message);
    }
}
