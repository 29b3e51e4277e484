package io.posthorn.api.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DatabaseExceptionTest {
    @ParameterizedTest
    @ValueSource(strings = {"08006", "25006", "40001", "40P01", "53300", "55P03", "57014", "57P03", "HYT00"})
    void whatPassesIsTransient(String state) {
        assertThat(isTransient(new SQLException("refused", state))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"22001", "23505", "42P01", "42S02", "55000", "57P04", ""})
    void whatStaysIsNot(String state) {
        assertThat(isTransient(new SQLException("refused", state))).isFalse();
    }

    @Test
    void classesOfDriversCountWithoutAState() {
        assertThat(isTransient(new SQLTimeoutException("too late"))).isTrue();
        assertThat(isTransient(new SQLRecoverableException("broken"))).isTrue();
        assertThat(isTransient(new SQLException("a bug"))).isFalse();
        assertThat(isTransient(new IllegalStateException("a bug"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"90030", "90098", "90108"})
    void databaseThatIsCorruptOrClosedStaysSo(String state) {
        assertThat(isTransient(new SQLNonTransientConnectionException("of H2", state)))
                .isFalse();
    }

    @Test
    void causeIsLookedForBehindWhatWrapsIt() {
        BatchUpdateException batch = new BatchUpdateException();
        batch.setNextException(new SQLException("one of the rows", "HYT00"));

        assertThat(isTransient(batch)).isTrue();
        assertThat(isTransient(new IllegalStateException(new SQLException("no connection", "08001"))))
                .isTrue();
    }

    private static boolean isTransient(Exception cause) {
        return new DatabaseException("refused", cause).transientCause().isPresent();
    }
}
