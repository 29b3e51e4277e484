package io.posthorn.api.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/// A process that commits rows from several threads until it is killed, as publishing and the ledger do side by side,
/// and prints each key once it is committed. It ends by itself when nobody reads that any more.
final class WriterToKill {
    private static final int PUBLISHERS = 8;
    private static final int BULK = 150;

    private WriterToKill() {}

    public static void main(String[] arguments) throws SQLException {
        String url = DatabaseSettings.complete(arguments[0]);
        try (Connection connection = DriverManager.getConnection(url, "sa", "");
                Statement statement = connection.createStatement()) {
            statement.execute("create table if not exists kept (id varchar(36) primary key, done boolean)");
            statement.execute("create table if not exists bulk (id varchar(36) primary key, text varchar(400))");
            statement.execute("create index if not exists bulk_by_text on bulk (text)");
        }
        for (int i = 0; i < PUBLISHERS; i++) {
            start(url, WriterToKill::keep);
        }
        start(url, WriterToKill::fill);
    }

    private interface Work {
        void on(Connection connection) throws SQLException;
    }

    private static void start(String url, Work work) {
        Thread.ofPlatform().start(() -> {
            try (Connection connection = DriverManager.getConnection(url, "sa", "")) {
                connection.setAutoCommit(false);
                while (true) {
                    work.on(connection);
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    @SuppressWarnings("SystemOut") // Its parent reads it.
    private static void keep(Connection connection) throws SQLException {
        String id = UUID.randomUUID().toString();
        execute(connection, "insert into kept (id) values (?)", id);
        connection.commit();
        System.out.println(id);
        if (System.out.checkError()) {
            Runtime.getRuntime().halt(1);
        }
        execute(connection, "update kept set done = true where id = ?", id);
        connection.commit();
    }

    private static void fill(Connection connection) throws SQLException {
        for (int i = 0; i < BULK; i++) {
            String id = UUID.randomUUID().toString();
            execute(connection, "insert into bulk (id, text) values (?, ?)", id, id + "-".repeat(200));
        }
        connection.commit();
    }

    private static void execute(Connection connection, String sql, String... arguments) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setString(i + 1, arguments[i]);
            }
            statement.executeUpdate();
        }
    }
}
