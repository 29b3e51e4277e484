package io.posthorn.api.access;

import io.posthorn.api.database.Database;
import io.posthorn.api.http.PageRequest;
import io.posthorn.common.id.TenantId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/// The table of tenants.
@Singleton
final class Tenants {
    private final Database database;
    private final Clock clock;

    Tenants(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /// Makes the tenant; false when it was there.
    boolean ensure(TenantId id) {
        return database.update("""
            insert into tenant (id, created_at)
            values (?, ?)
            on conflict do nothing
            """, id, clock.instant()) > 0;
    }

    Optional<Tenant> find(TenantId id) {
        return database.first("select * from tenant where id = ?", Tenant::read, id);
    }

    /// By name, one more than the page has.
    List<Tenant> list(PageRequest page) {
        return database.list("""
            select *
            from tenant
            where id > ?
            order by id
            limit ?
            """, Tenant::read, page.position().orElse(""), page.limit() + 1);
    }
}
