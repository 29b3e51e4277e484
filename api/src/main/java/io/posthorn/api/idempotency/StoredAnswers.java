package io.posthorn.api.idempotency;

import io.micronaut.scheduling.annotation.Scheduled;
import io.posthorn.api.database.Database;
import io.posthorn.api.database.Row;
import io.posthorn.common.id.EndpointId;
import io.posthorn.common.secret.Sealed;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The table of answers to requests with a key, kept for a day.
@Singleton
final class StoredAnswers {
    /// Whoever carries a request out renews it sooner, again and again: without an answer by then, its process died.
    private static final Duration UNANSWERED = Duration.ofSeconds(60);

    private final Database database;
    private final Clock clock;

    StoredAnswers(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /// Notes the request; false when one with this key is noted already.
    ///
    /// @param sealId of this very request: another may take its key over
    boolean begin(RequestKey key, EndpointId sealId) {
        removeOutlived(key);
        return database.update("""
            insert into stored_answer (api_key, route, request_key, body_hash, seal_id, created_at)
            values (?, ?, ?, ?, ?, ?)
            on conflict do nothing
            """, key.caller(), key.route(), key.text(), key.content(), sealId, clock.instant()) > 0;
    }

    Optional<StoredAnswer> find(RequestKey key) {
        return database.first("""
            select *
            from stored_answer
            where api_key = ? and route = ? and request_key = ?
            """, StoredAnswers::read, key.caller(), key.route(), key.text());
    }

    /// Notes that requests without an answer are under way still, unless others have taken their keys over.
    void renew(Map<EndpointId, RequestKey> underWay) {
        Instant now = clock.instant();
        database.updateEach(
                """
                update stored_answer
                set created_at = ?
                where api_key = ? and route = ? and request_key = ? and seal_id = ? and status is null
                """,
                underWay.entrySet().stream()
                        .map(each -> List.of(
                                now,
                                each.getValue().caller(),
                                each.getValue().route(),
                                each.getValue().text(),
                                each.getKey()))
                        .toList());
    }

    /// Notes the answer, unless another request has taken the key over.
    void complete(RequestKey key, EndpointId sealId, int status, Sealed answer) {
        database.update("""
            update stored_answer
            set status = ?, answer = ?
            where api_key = ? and route = ? and request_key = ? and seal_id = ?
            """, status, answer.blob(), key.caller(), key.route(), key.text(), sealId);
    }

    /// Forgets a request that came to nothing.
    void remove(RequestKey key, EndpointId sealId) {
        database.update("""
            delete from stored_answer
            where api_key = ? and route = ? and request_key = ? and seal_id = ?
            """, key.caller(), key.route(), key.text(), sealId);
    }

    @Scheduled(initialDelay = "10m", fixedDelay = "10m")
    void purge() {
        database.update(
                "delete from stored_answer where created_at < ?",
                clock.instant().minus(KeyedRequest.KEPT));
    }

    private void removeOutlived(RequestKey key) {
        Instant now = clock.instant();
        database.update(
                """
                delete from stored_answer
                where api_key = ? and route = ? and request_key = ?
                  and (created_at < ? or (status is null and created_at < ?))
                """, key.caller(), key.route(), key.text(), now.minus(KeyedRequest.KEPT), now.minus(UNANSWERED));
    }

    private static StoredAnswer read(Row row) {
        byte[] answer = row.findBytes("answer");
        return new StoredAnswer(
                row.text("body_hash"), new EndpointId(row.text("seal_id")), answer == null ? null : new Sealed(answer));
    }
}
