package io.posthorn.api.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// How domain values stand in statements.
final class Arguments {
    private Arguments() {}

    static PreparedStatement prepare(Connection connection, String sql, @Nullable Object... arguments)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        bind(statement, arguments);
        return statement;
    }

    static void bind(PreparedStatement statement, @Nullable Object... arguments) throws SQLException {
        for (int i = 0; i < arguments.length; i++) {
            statement.setObject(i + 1, column(arguments[i]));
        }
    }

    private static @Nullable Object column(@Nullable Object argument) {
        return switch (argument) {
            case null -> null;
            case Instant time -> time.atOffset(ZoneOffset.UTC);
            case Number number -> number;
            case Boolean truth -> truth;
            case byte[] bytes -> bytes;
            case String[] texts -> texts;
            default -> argument.toString();
        };
    }
}
