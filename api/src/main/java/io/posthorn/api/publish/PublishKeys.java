package io.posthorn.api.publish;

import io.micronaut.scheduling.annotation.Scheduled;
import io.posthorn.api.database.Database;
import io.posthorn.api.scope.PartOfProject;
import io.posthorn.common.id.EventId;
import io.posthorn.common.scope.Scope;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The table of keys under which events were published, kept for a day.
@Singleton
final class PublishKeys implements PartOfProject {
    private static final Duration KEPT = Duration.ofHours(24);

    private final Database database;
    private final Clock clock;

    PublishKeys(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /// A key with the event that belongs to it.
    record Kept(EventId event, String hash, boolean published) {
        /// True when it is still to be published, and what the key is used for now is what it was noted for.
        boolean awaits(PublishKey key) {
            return !published && hash.equals(key.hash());
        }
    }

    /// An event of a later project of the same name is another one, whatever its key.
    @Override
    public void deleteAll(Scope.Project project) {
        database.update(
                "delete from publish_key where tenant = ? and project = ?", project.tenant(), project.project());
    }

    /// Notes the event for the key, unless another one is noted already.
    void note(Scope scope, PublishKey key, EventId event) {
        database.update(
                """
                delete from publish_key
                where tenant = ? and project = ? and publish_key = ? and created_at < ?
                """, scope.tenant(), project(scope), key.text(), clock.instant().minus(KEPT));
        database.update("""
            insert into publish_key (tenant, project, publish_key, event, body_hash, created_at)
            values (?, ?, ?, ?, ?, ?)
            on conflict do nothing
            """, scope.tenant(), project(scope), key.text(), event, key.hash(), clock.instant());
    }

    /// The event of a key, kept from others until the transaction ends.
    Kept lock(Scope scope, PublishKey key) {
        return find(scope, key, "for update")
                .orElseThrow(() -> new IllegalStateException("a publish key was noted and is gone"));
    }

    Optional<Kept> find(Scope scope, PublishKey key) {
        return find(scope, key, "");
    }

    private Optional<Kept> find(Scope scope, PublishKey key, String locking) {
        return database.first(
                """
                    select event, body_hash, published_at
                    from publish_key
                    where tenant = ? and project = ? and publish_key = ?
                    """ + locking,
                row -> new Kept(
                        new EventId(row.text("event")), row.text("body_hash"), row.findTime("published_at") != null),
                scope.tenant(),
                project(scope),
                key.text());
    }

    void published(Scope scope, PublishKey key) {
        database.update("""
            update publish_key
            set published_at = ?
            where tenant = ? and project = ? and publish_key = ?
            """, clock.instant(), scope.tenant(), project(scope), key.text());
    }

    @Scheduled(initialDelay = "10m", fixedDelay = "10m")
    void purge() {
        database.update(
                "delete from publish_key where created_at < ?", clock.instant().minus(KEPT));
    }

    private static @Nullable Object project(Scope scope) {
        return scope.projectId().orElse(null);
    }
}
