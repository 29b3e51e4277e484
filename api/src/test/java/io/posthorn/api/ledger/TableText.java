package io.posthorn.api.ledger;

import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import io.posthorn.api.fixture.TestApi;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import javax.sql.DataSource;

/// Rows as text, every column of them.
final class TableText {
    private final DataSource tables;

    TableText(TestApi api) {
        this.tables = DelegatingDataSource.unwrapDataSource(api.bean(DataSource.class));
    }

    /// The rows whose column has this text, in the order of their keys.
    List<String> rows(String table, String column, String text) {
        try (Connection connection = tables.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select * from " + table + " where " + column + " = ? order by 1, 2")) {
            select.setString(1, text);
            try (ResultSet results = select.executeQuery()) {
                return texts(results);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read " + table, e);
        }
    }

    private static List<String> texts(ResultSet results) throws SQLException {
        List<String> texts = new ArrayList<>();
        while (results.next()) {
            StringJoiner text = new StringJoiner(" ");
            for (int i = 1; i <= results.getMetaData().getColumnCount(); i++) {
                text.add(results.getMetaData().getColumnName(i) + "=" + results.getObject(i));
            }
            texts.add(text.toString());
        }
        return texts;
    }
}
