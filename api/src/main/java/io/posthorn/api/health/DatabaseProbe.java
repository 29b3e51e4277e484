package io.posthorn.api.health;

import io.micronaut.management.health.indicator.annotation.Readiness;
import io.micronaut.scheduling.TaskExecutors;
import io.posthorn.api.database.Database;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.concurrent.ExecutorService;

/// Whether the tables answer.
@Singleton
@Readiness
final class DatabaseProbe extends Probe {
    private final Database database;

    DatabaseProbe(Database database, @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
        super("database", blocking);
        this.database = database;
    }

    @Override
    void ask() {
        database.list("select 1", row -> true);
    }
}
