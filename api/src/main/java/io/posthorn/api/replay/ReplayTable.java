package io.posthorn.api.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.posthorn.api.database.Database;
import io.posthorn.api.database.Row;
import io.posthorn.common.id.ProjectId;
import io.posthorn.common.id.ReplayId;
import io.posthorn.common.id.TenantId;
import io.posthorn.common.record.Json;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/// The table of replays: what was asked for, who works on it, how far it is.
@Singleton
final class ReplayTable {
    /// How long a holder may be silent before another takes over.
    static final Duration LEASE = Duration.ofSeconds(30);

    private final Database database;
    private final Clock clock;

    ReplayTable(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    void insert(Replay replay, Plan plan) {
        database.update(
                """
                insert into replay (
                    id, tenant, project, kind, filter, status, rate_per_second, matched, endpoints, bytes,
                    replayed, not_retained, no_endpoint, created_at, fence)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0, ?, 0)
                """,
                replay.id(),
                replay.tenant(),
                replay.project(),
                kind(replay.filter()),
                new String(Json.bytes(replay.filter()), UTF_8),
                ReplayStatus.PLANNED.code(),
                replay.ratePerSecond(),
                plan.matched(),
                plan.endpoints(),
                plan.bytes(),
                replay.createdAt());
    }

    /// Takes on a replay that nobody works on, where there is one.
    Optional<Claim> claim() {
        return database.inTransaction(
                () -> database.first("""
                    select *
                    from replay
                    where status in ('planned', 'running') and (lease_until is null or lease_until < ?)
                    order by id
                    limit 1
                    """, ReplayTable::claim, clock.instant()).filter(this::take));
    }

    private boolean take(Claim claim) {
        return database.update(
                        """
                        update replay
                        set status = 'running', fence = ?, lease_until = ?
                        where id = ? and fence = ? and status in ('planned', 'running')
                        """,
                        claim.fence(),
                        clock.instant().plus(LEASE),
                        claim.replay().id(),
                        claim.fence() - 1)
                > 0;
    }

    /// Notes a batch that the log has. False when another has taken over.
    boolean advance(Claim claim, Batch batch) {
        return database.update(
                        """
                        update replay
                        set next_after = ?, replayed = replayed + ?, not_retained = not_retained + ?,
                            no_endpoint = no_endpoint + ?, lease_until = ?
                        where id = ? and fence = ?
                        """,
                        batch.last(),
                        batch.replayed(),
                        batch.notRetained(),
                        batch.noEndpoint(),
                        clock.instant().plus(LEASE),
                        claim.replay().id(),
                        claim.fence())
                > 0;
    }

    boolean isRunning(Claim claim) {
        return database.first("""
            select id
            from replay
            where id = ? and fence = ? and status = 'running'
            """, row -> row.text("id"), claim.replay().id(), claim.fence())
                .isPresent();
    }

    /// Lets go of a replay; from the given time on it may be claimed.
    void release(Claim claim, Duration rest) {
        database.update("""
            update replay
            set lease_until = ?
            where id = ? and fence = ?
            """, clock.instant().plus(rest), claim.replay().id(), claim.fence());
    }

    void finish(Claim claim) {
        database.update("""
            update replay
            set status = 'done', finished_at = ?
            where id = ? and fence = ? and status = 'running'
            """, clock.instant(), claim.replay().id(), claim.fence());
    }

    void fail(Claim claim, String error) {
        database.update("""
            update replay
            set status = 'failed', finished_at = ?, error = ?
            where id = ? and fence = ? and status = 'running'
            """, clock.instant(), error, claim.replay().id(), claim.fence());
    }

    /// Goes from one of the statuses to another; false when it is in none of them. Whoever works on it sees it after
    /// the batch under way.
    boolean change(ReplayId id, ReplayStatus to, ReplayStatus... from) {
        return database.update(
                        """
                        update replay
                        set status = ?, finished_at = ?
                        where id = ? and status = any (?)
                        """,
                        to.code(),
                        to.isOver() ? clock.instant() : null,
                        id,
                        Arrays.stream(from).map(ReplayStatus::code).toArray(String[]::new))
                > 0;
    }

    void deleteFinishedBefore(Instant time) {
        database.update("delete from replay where finished_at < ?", time);
    }

    private static Claim claim(Row row) {
        Long rate = row.findNumber("rate_per_second");
        Replay replay = new Replay(
                new ReplayId(row.text("id")),
                new TenantId(row.text("tenant")),
                row.find("project", ProjectId::new),
                filter(row.text("filter")),
                rate == null ? null : Math.toIntExact(rate),
                row.time("created_at"));
        return new Claim(replay, row.number("fence") + 1, row.findText("next_after"));
    }

    private static String kind(ReplayFilter filter) {
        return switch (filter) {
            case ReplayFilter.DeadLetters _ -> "dead_letters";
            case ReplayFilter.Events _ -> "events";
        };
    }

    private static ReplayFilter filter(String json) {
        try {
            return Json.MAPPER.readValue(json, ReplayFilter.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a replay's column 'filter' is not what this class writes", e);
        }
    }
}
