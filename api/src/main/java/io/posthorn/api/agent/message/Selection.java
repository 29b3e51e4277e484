package io.posthorn.api.agent.message;

import io.posthorn.api.database.Database;
import io.posthorn.api.database.Row;
import io.posthorn.common.id.MessageId;
import io.posthorn.common.scope.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Messages of a project that hold given values. Belongs to one thread.
///
/// H2 reads in the order of an index only when it is asked for all of its columns: those given by [#in] are the index,
/// in its order, and the id comes last.
final class Selection {
    private final List<String> index = new ArrayList<>();
    private final List<String> conditions = new ArrayList<>();
    private final List<Object> arguments = new ArrayList<>();

    static Selection of(Scope.Project project) {
        return new Selection().in("tenant", project.tenant()).in("project", project.project());
    }

    /// That a column of the index holds the value.
    Selection in(String column, Object value) {
        index.add(column);
        return where(column, value);
    }

    /// That any column holds the value, where there is one.
    Selection where(String column, @Nullable Object value) {
        if (value != null) {
            conditions.add(column + " = ?");
            arguments.add(value);
        }
        return this;
    }

    List<Notification> newestFirst(Database database, int most) {
        return newestFirst(database, MessageRow::notification, most);
    }

    <T> List<T> newestFirst(Database database, Function<Row, T> read, int most) {
        return database.list(statement(" desc"), read, arguments(most));
    }

    List<MessageId> oldest(Database database, int most) {
        return database.list(statement(""), row -> new MessageId(row.text("id")), arguments(most));
    }

    private String statement(String direction) {
        String order = Stream.concat(index.stream(), Stream.of("id"))
                .map(column -> column + direction)
                .collect(Collectors.joining(", "));
        return "select * from message where " + String.join(" and ", conditions) + " order by " + order + " limit ?";
    }

    private Object[] arguments(int most) {
        return Stream.concat(arguments.stream(), Stream.of(most)).toArray();
    }
}
