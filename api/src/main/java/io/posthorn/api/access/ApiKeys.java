package io.posthorn.api.access;

import static java.util.stream.Collectors.joining;

import io.posthorn.api.database.Database;
import io.posthorn.api.http.PageRequest;
import io.posthorn.common.id.ProjectId;
import io.posthorn.common.id.TenantId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The table of API keys.
@Singleton
public final class ApiKeys {
    private final Database database;
    private final Clock clock;

    ApiKeys(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    void insert(ApiKey key, String text) {
        database.update(
                """
                insert into api_key (id, tenant, project, name, scopes, hash, created_at)
                values (?, ?, ?, ?, ?, ?, ?)
                on conflict do nothing
                """,
                key.id(),
                key.tenant(),
                key.project(),
                key.name(),
                key.scopes().stream().map(Enum::name).collect(joining(",")),
                KeyText.hash(text),
                key.createdAt());
    }

    void replaceText(KeyId id, String text) {
        database.update("""
            update api_key
            set hash = ?, revoked_at = null
            where id = ? and hash <> ?
            """, KeyText.hash(text), id, KeyText.hash(text));
    }

    Optional<Caller> callerOf(String hash) {
        return database.first(
                """
                select *
                from api_key
                where hash = ? and revoked_at is null
                """,
                row -> {
                    ApiKey key = ApiKey.read(row);
                    return new Caller(key.id(), key.tenant(), key.project(), Set.copyOf(key.scopes()));
                },
                hash);
    }

    /// Newest first, one more than the page has. Keys are never deleted, so the last of the page before is there.
    List<ApiKey> of(TenantId tenant, PageRequest page) {
        return database.list("""
            select *
            from api_key
            where tenant = ?
              and (cast(? as varchar) is null or (created_at, id) < (
                select created_at, id
                from api_key
                where tenant = ? and id = ?))
            order by created_at desc, id desc
            limit ?
            """, ApiKey::read, tenant, page.after(), tenant, page.after(), page.limit() + 1);
    }

    /// True when a key that is not revoked belongs to the project.
    public boolean inUse(TenantId tenant, ProjectId project) {
        return database.first("""
            select id
            from api_key
            where tenant = ? and project = ? and revoked_at is null
            limit 1
            """, row -> row.text("id"), tenant, project).isPresent();
    }

    /// False when the tenant has no such key.
    boolean revoke(TenantId tenant, KeyId id) {
        int changed = database.update("""
            update api_key
            set revoked_at = coalesce(revoked_at, ?)
            where tenant = ? and id = ?
            """, clock.instant(), tenant, id);
        return changed > 0;
    }
}
