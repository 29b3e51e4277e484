package io.posthorn.api.reading;

import io.posthorn.api.access.Caller;
import io.posthorn.api.database.Database;
import io.posthorn.api.database.Row;
import io.posthorn.api.http.PageRequest;
import io.posthorn.api.problem.Checks;
import io.posthorn.common.id.ProjectId;
import io.posthorn.common.id.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What rows must meet to be read, with the arguments for it. Belongs to one thread.
public final class Conditions {
    private final List<String> conditions = new ArrayList<>();
    private final List<@Nullable Object> arguments = new ArrayList<>();
    private List<String> sorting = List.of();

    /// That the caller may see the row, by its columns tenant and project.
    public static Conditions visibleTo(Caller caller) {
        return of(caller.tenant(), caller.onlyProject().orElse(null));
    }

    /// That the row is of the tenant and, where one is named, of the project.
    public static Conditions of(TenantId tenant, @Nullable ProjectId project) {
        Conditions conditions = new Conditions().and("tenant = ?", tenant).equal("project", project);
        return project == null ? conditions.sortedBy("tenant") : conditions.sortedBy("tenant", "project");
    }

    /// Names the columns of an index, each held to one value, that end in the id. H2 reads in the order of an index
    /// only when it is asked for all of its columns; without that it sorts everything that the conditions meet.
    public Conditions sortedBy(String... columns) {
        sorting = List.of(columns);
        return this;
    }

    /// That the column holds the value, where there is one, and then in the order of this index.
    Conditions equalSortedBy(String column, @Nullable Object value, String... index) {
        return value == null ? this : equal(column, value).sortedBy(index);
    }

    public Conditions and(String condition, Object... values) {
        conditions.add(condition);
        arguments.addAll(Arrays.asList(values));
        return this;
    }

    /// That the column holds the value, where there is one.
    public Conditions equal(String column, @Nullable Object value) {
        if (value instanceof String text && text.indexOf('\0') >= 0) {
            return and("1 = 0"); // PostgreSQL takes no such text, and no row holds it
        }
        return value == null ? this : and(column + " = ?", value);
    }

    /// That the id is of the time, the lowest id of which the function gives.
    public Conditions within(TimeRange range, Function<Instant, ?> lowestId) {
        range.start().ifPresent(start -> and("id >= ?", lowestId.apply(start)));
        range.end().ifPresent(end -> and("id < ?", lowestId.apply(end)));
        return this;
    }

    /// That the row comes after the page before; the cursor must be an id of the kind that the function makes.
    public Conditions after(PageRequest page, Function<String, ?> id) {
        page.position().ifPresent(last -> and("id < ?", Checks.inQuery("cursor", () -> id.apply(last))));
        return this;
    }

    /// The rows of a select that ends before its `where`, newest first, one more than the page has.
    public <T> List<T> newestFirst(Database database, String select, Function<Row, T> read, PageRequest page) {
        List<@Nullable Object> all = new ArrayList<>(arguments);
        all.add(page.limit() + 1);
        return database.list(select + where() + order(" desc") + "limit ?", read, all.toArray());
    }

    /// The order of the ids.
    ///
    /// @param direction ` desc`, or nothing
    public String order(String direction) {
        return Stream.concat(sorting.stream(), Stream.of("id"))
                .map(column -> column + direction)
                .collect(Collectors.joining(", ", "order by ", "\n"));
    }

    public String where() {
        return "where " + String.join("\n  and ", conditions) + "\n";
    }

    public @Nullable Object[] arguments() {
        return arguments.toArray();
    }
}
