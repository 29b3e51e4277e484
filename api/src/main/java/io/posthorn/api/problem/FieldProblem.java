package io.posthorn.api.problem;

/// What is wrong with one part of a request.
///
/// @param location where it stands, such as `body.event_types[1]`, `query.limit` or `header.Idempotency-Key`
/// @param field its name
/// @param message what is wrong with it, without its value where that may be secret
public record FieldProblem(String location, String field, String message) {
    /// A part of the body, by its path.
    public static FieldProblem inBody(String path, String message) {
        return path.isEmpty()
                ? new FieldProblem("body", "body", message)
                : new FieldProblem("body." + path, path, message);
    }

    public static FieldProblem inQuery(String name, String message) {
        return new FieldProblem("query." + name, name, message);
    }

    public static FieldProblem inHeader(String name, String message) {
        return new FieldProblem("header." + name, name, message);
    }

    public static FieldProblem inPath(String name, String message) {
        return new FieldProblem("path." + name, name, message);
    }
}
