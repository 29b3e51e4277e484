package io.posthorn.api.http;

import io.micronaut.http.HttpParameters;
import io.micronaut.http.HttpRequest;
import io.posthorn.api.problem.Checks;
import java.util.Optional;
import java.util.function.Function;

/// The query of a request; what is wrong with it is a located problem. A parameter without a value is as good as
/// absent.
public record Query(HttpParameters parameters) {
    public static Query of(HttpRequest<?> request) {
        return new Query(request.getParameters());
    }

    public Optional<String> text(String name) {
        return parameters.getFirst(name).filter(text -> !text.isEmpty());
    }

    /// The parameter as a value; what it is made of says what is wrong by throwing.
    public <T> Optional<T> find(String name, Function<String, T> make) {
        return text(name).map(text -> Checks.inQuery(name, () -> make.apply(text)));
    }

    /// A whole number from 1.
    ///
    /// @param usual where there is none
    public int number(String name, int most, int usual) {
        return find(name, text -> number(text, most)).orElse(usual);
    }

    private static int number(String text, int most) {
        try {
            int number = Integer.parseInt(text);
            if (number >= 1 && number <= most) {
                return number;
            }
        } catch (NumberFormatException _) {
            // answered below, like a number out of range
        }
        throw new IllegalArgumentException("must be a whole number from 1 to " + most);
    }
}
