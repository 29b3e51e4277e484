package io.posthorn.api.http;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import io.posthorn.api.problem.FieldProblem;
import io.posthorn.api.problem.Problem;
import io.posthorn.api.problem.ProblemException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What Jackson refuses, as problems: what is no JSON is unreadable, what is JSON of another shape is invalid.
public final class JsonProblems {
    private JsonProblems() {}

    public static ProblemException of(JsonProcessingException failure) {
        Problem problem = failure instanceof JsonMappingException mapping && isShape(mapping)
                ? Problem.invalid(FieldProblem.inBody(path(mapping.getPath()), message(mapping)))
                : Problem.unreadable(FieldProblem.inBody("", notJson(failure)));
        return problem.asException();
    }

    /// Jackson wraps a syntax error within an object in a mapping error.
    private static boolean isShape(JsonMappingException failure) {
        return failure instanceof MismatchedInputException
                || failure instanceof ValueInstantiationException
                || failure.getCause() instanceof InputCoercionException;
    }

    private static String message(JsonMappingException failure) {
        return switch (failure) {
            case UnrecognizedPropertyException _ -> "is not a known field";
            case JsonMappingException beyond
            when beyond.getCause() instanceof InputCoercionException -> "must be a whole number of at most ten digits";
            case InvalidFormatException wrong
            when wrong.getTargetType().isEnum() -> "must be one of " + codes(wrong.getTargetType());
            case MismatchedInputException wrong
            when wrong.getTargetType() != null -> "must be " + expected(wrong.getTargetType());
            case ValueInstantiationException refused
            when refused.getCause() != null -> String.valueOf(refused.getCause().getMessage());
            default -> "has a wrong form";
        };
    }

    private static String codes(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> "'" + constant.toString().toLowerCase(Locale.ROOT) + "'")
                .collect(Collectors.joining(", "));
    }

    private static String expected(Class<?> type) {
        if (type == String.class) {
            return "a string";
        }
        if (type == Boolean.class || type == boolean.class) {
            return "true or false";
        }
        if (type == Double.class || type == double.class) {
            return "a number";
        }
        if (Number.class.isAssignableFrom(type) || type.isPrimitive()) {
            return "a whole number";
        }
        return List.class.isAssignableFrom(type) ? "an array" : "an object";
    }

    /// Where it is, and what it is as far as that is plain; the parser's own words tell of the parser.
    private static String notJson(JsonProcessingException failure) {
        @Nullable JsonLocation place = failure.getLocation();
        String where = place == null ? "" : " at line " + place.getLineNr() + ", column " + place.getColumnNr();
        return "is not JSON" + where + reason(failure);
    }

    private static String reason(JsonProcessingException failure) {
        return switch (failure) {
            case JsonMappingException wrapped
            when wrapped.getCause() instanceof JsonProcessingException within -> reason(within);
            case JsonEOFException _ -> ": it ends too early";
            case StreamConstraintsException _ ->
                ": it is nested too deep, or holds a name, a text or a number too long";
            default -> isDuplicate(failure) ? ": a field is there twice" : "";
        };
    }

    private static boolean isDuplicate(JsonProcessingException failure) {
        return String.valueOf(failure.getOriginalMessage()).startsWith("Duplicate field");
    }

    static String path(List<JsonMappingException.Reference> path) {
        StringBuilder text = new StringBuilder();
        for (JsonMappingException.Reference step : path) {
            if (step.getFieldName() == null) {
                text.append('[').append(step.getIndex()).append(']');
            } else {
                text.append(text.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return text.toString();
    }
}
