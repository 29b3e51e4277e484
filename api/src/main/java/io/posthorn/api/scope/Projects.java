package io.posthorn.api.scope;

import io.posthorn.api.database.Database;
import io.posthorn.api.http.PageRequest;
import io.posthorn.common.id.ProjectId;
import io.posthorn.common.id.TenantId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The table of projects.
@Singleton
public final class Projects {
    private final Database database;
    private final Clock clock;

    Projects(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /// Makes the project; false when it was there.
    public boolean ensure(TenantId tenant, ProjectId id) {
        return database.update("""
            insert into project (tenant, id, created_at)
            values (?, ?, ?)
            on conflict do nothing
            """, tenant, id, clock.instant()) > 0;
    }

    public Optional<Project> find(TenantId tenant, ProjectId id) {
        return database.first("select * from project where tenant = ? and id = ?", Project::read, tenant, id);
    }

    /// By name, one more than the page has.
    public List<Project> of(TenantId tenant, PageRequest page) {
        return database.list("""
            select *
            from project
            where tenant = ? and id > ?
            order by id
            limit ?
            """, Project::read, tenant, page.position().orElse(""), page.limit() + 1);
    }

    public void describe(TenantId tenant, ProjectId id, @Nullable String metadata) {
        database.update("update project set metadata = ? where tenant = ? and id = ?", metadata, tenant, id);
    }

    public boolean delete(TenantId tenant, ProjectId id) {
        return database.update("delete from project where tenant = ? and id = ?", tenant, id) > 0;
    }
}
