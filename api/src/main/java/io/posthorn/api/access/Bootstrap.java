package io.posthorn.api.access;

import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.context.event.StartupEvent;
import io.posthorn.api.database.Database;
import io.posthorn.api.scope.Projects;
import io.posthorn.common.event.DefaultScope;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;

/// Makes the default tenant and project, and their key as it is set, before anyone is served.
@Singleton
final class Bootstrap implements ApplicationEventListener<StartupEvent> {
    private final AccessConfig config;
    private final Database database;
    private final Tenants tenants;
    private final Projects projects;
    private final ApiKeys keys;
    private final Clock clock;

    Bootstrap(AccessConfig config, Database database, Tenants tenants, Projects projects, ApiKeys keys, Clock clock) {
        this.config = config;
        this.database = database;
        this.tenants = tenants;
        this.projects = projects;
        this.keys = keys;
        this.clock = clock;
    }

    @Override
    public void onApplicationEvent(StartupEvent event) {
        database.inTransaction(() -> {
            tenants.ensure(DefaultScope.TENANT);
            projects.ensure(DefaultScope.TENANT, DefaultScope.PROJECT);
            config.bootstrapKey().ifPresent(this::setKey);
        });
    }

    private void setKey(String text) {
        ApiKey key = new ApiKey(
                KeyId.BOOTSTRAP,
                DefaultScope.TENANT,
                DefaultScope.PROJECT,
                "bootstrap",
                List.of(KeyScope.values()),
                clock.instant(),
                null);
        keys.insert(key, text);
        keys.replaceText(KeyId.BOOTSTRAP, text);
    }
}
