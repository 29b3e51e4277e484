package io.posthorn.api.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One page of a list, newest first.
///
/// @param nextCursor asks for the next page; absent on the last
public record Page<T>(
        List<T> data, @JsonProperty("next_cursor") @Nullable String nextCursor) {
    public Page {
        data = List.copyOf(data);
    }

    /// A page of what was read with one item more than asked for, which only tells that there is a next page.
    public static <T> Page<T> of(List<T> oneMore, PageRequest request, Function<T, String> sorting) {
        if (oneMore.size() <= request.limit()) {
            return new Page<>(oneMore, null);
        }
        List<T> data = oneMore.subList(0, request.limit());
        return new Page<>(data, PageRequest.cursor(sorting.apply(data.getLast())));
    }

    public <R> Page<R> map(Function<T, R> view) {
        return new Page<>(data.stream().map(view).toList(), nextCursor);
    }
}
