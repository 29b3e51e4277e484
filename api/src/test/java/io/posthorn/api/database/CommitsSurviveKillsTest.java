package io.posthorn.api.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// H2 2.5.252 lost acknowledged commits in about one of five kills, from the second life of a file on: a publisher that
/// came again with its key then made a second event.
final class CommitsSurviveKillsTest {
    private static final int LIVES = 15;
    private static final int ID_LENGTH = 36;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void committedRowsAreThereAfterEachKill() throws IOException, InterruptedException, SQLException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        String url = "jdbc:h2:file:" + folder.resolve("killed");

        for (int life = 1; life <= LIVES; life++) {
            List<String> committed = liveAndDie(url, 300 + random.nextInt(600));

            assertThat(rows(url)).as("life %d, seed %d", life, seed).containsAll(committed);
        }
    }

    /// The handle kills and leaves the output readable.
    private static List<String> liveAndDie(String url, int killAfter) throws IOException, InterruptedException {
        Process process = start(url);
        try (BufferedReader printed = process.inputReader()) {
            List<String> committed = new ArrayList<>();
            for (String id = printed.readLine(); id != null; id = printed.readLine()) {
                committed.add(id);
                if (committed.size() == killAfter) {
                    process.toHandle().destroyForcibly();
                }
            }
            committed.removeIf(id -> id.length() != ID_LENGTH);
            return committed;
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private static Process start(String url) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        WriterToKill.class.getName(),
                        url)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static Set<String> rows(String url) throws SQLException {
        try (Connection connection = DriverManager.getConnection(DatabaseSettings.complete(url), "sa", "");
                Statement statement = connection.createStatement();
                ResultSet results = statement.executeQuery("select id from kept")) {
            Set<String> ids = new HashSet<>();
            while (results.next()) {
                ids.add(results.getString(1));
            }
            return ids;
        }
    }
}
