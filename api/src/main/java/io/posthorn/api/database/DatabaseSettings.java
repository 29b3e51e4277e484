package io.posthorn.api.database;

import io.micronaut.configuration.jdbc.hikari.DatasourceConfiguration;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Map;

/// Makes H2 keep what it committed and speak PostgreSQL's SQL, and PostgreSQL wait for locks no longer than H2, unless
/// it is told otherwise.
@Singleton
final class DatabaseSettings implements BeanCreatedEventListener<DatasourceConfiguration> {
    /// Without WRITE_DELAY=0 a kill -9 loses acknowledged commits. With pages of 16 KiB instead of 4 a row costs the
    /// ledger a fifth less: every change copies the way from the root to the leaf, and that is shorter.
    private static final Map<String, String> H2 = Map.of(
            "MODE", "PostgreSQL",
            "DATABASE_TO_LOWER", "TRUE",
            "DEFAULT_NULL_ORDERING", "HIGH",
            "WRITE_DELAY", "0",
            "DB_CLOSE_ON_EXIT", "FALSE",
            "LOCK_TIMEOUT", "15000",
            "PAGE_SIZE", "16384");

    /// PostgreSQL waits for ever by default. What the server, the role, the database or the URL set stays.
    private static final String POSTGRESQL = """
        select set_config(name, '15s', false)
        from pg_settings
        where name = 'lock_timeout' and source = 'default'
        """;

    @Override
    public DatasourceConfiguration onCreated(BeanCreatedEvent<DatasourceConfiguration> event) {
        DatasourceConfiguration config = event.getBean();
        config.setJdbcUrl(complete(config.getUrl()));
        if (config.getUrl().startsWith("jdbc:postgresql:") && config.getConnectionInitSql() == null) {
            config.setConnectionInitSql(POSTGRESQL);
        }
        return config;
    }

    /// Whether the database is part of this process.
    static boolean isEmbedded(String url) {
        return url.startsWith("jdbc:h2:") && !url.startsWith("jdbc:h2:tcp:") && !url.startsWith("jdbc:h2:ssl:");
    }

    static String complete(String url) {
        if (!url.startsWith("jdbc:h2:")) {
            return url;
        }
        String given = url.toUpperCase(Locale.ROOT);
        StringBuilder complete = new StringBuilder(url);
        H2.entrySet().stream()
                .filter(setting -> !given.contains(";" + setting.getKey() + "="))
                .sorted(Map.Entry.comparingByKey())
                .forEach(setting -> complete.append(';')
                        .append(setting.getKey())
                        .append('=')
                        .append(setting.getValue()));
        return complete.toString();
    }
}
