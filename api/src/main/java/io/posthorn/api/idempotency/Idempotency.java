package io.posthorn.api.idempotency;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.scheduling.annotation.Scheduled;
import io.posthorn.api.problem.Problem;
import io.posthorn.common.id.EndpointId;
import io.posthorn.common.id.IdSource;
import io.posthorn.common.secret.SecretSeal;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// Carries out a request with an `Idempotency-Key` once, and answers it the same way ever after (wire contract §0).
///
/// ```
///   noted first ─► carry out ─┬─► succeeded: seal and keep the answer
///                             └─► failed: forget it, whoever comes or waits next is first
///   noted before ─► wait until it is answered ─► the same answer
/// ```
///
/// The table decides who is first, so it holds for any number of processes. While one is carried out, however long, it
/// is noted anew again and again; one whose process died is forgotten after a minute. Thread-safe; blocks.
@Singleton
final class Idempotency {
    private static final Duration FIRST_LOOK = Duration.ofMillis(10);
    private static final Duration LAST_LOOK = Duration.ofMillis(250);

    private final StoredAnswers answers;
    private final SecretSeal seal;
    private final IdSource ids;
    private final IdempotencyConfig config;
    private final Map<EndpointId, RequestKey> underWay = new ConcurrentHashMap<>();

    Idempotency(StoredAnswers answers, SecretSeal seal, IdSource ids, IdempotencyConfig config) {
        this.answers = answers;
        this.seal = seal;
        this.ids = ids;
        this.config = config;
    }

    /// @param work answers; what it throws and what it answers from 400 on are failures
    HttpResponse<?> once(RequestKey key, Supplier<HttpResponse<?>> work) {
        long deadline = System.nanoTime() + config.patience().toNanos();
        Duration look = FIRST_LOOK;
        while (true) {
            EndpointId sealId = ids.endpoint();
            if (answers.begin(key, sealId)) {
                return carryOut(key, sealId, work);
            }
            Optional<Answer> first = answers.find(key).flatMap(stored -> answer(key, stored));
            if (first.isPresent()) {
                return first.get().response();
            }
            if (System.nanoTime() > deadline) {
                throw Problem.unavailable("The first request with this Idempotency-Key is under way")
                        .asException();
            }
            pause(look);
            look = look.compareTo(LAST_LOOK) < 0 ? look.multipliedBy(2) : LAST_LOOK;
        }
    }

    private HttpResponse<?> carryOut(RequestKey key, EndpointId sealId, Supplier<HttpResponse<?>> work) {
        boolean kept = false;
        underWay.put(sealId, key);
        try {
            HttpResponse<?> response = work.get();
            if (response.code() >= HttpStatus.BAD_REQUEST.getCode()) {
                return response;
            }
            Answer answer = Answer.of(response);
            answers.complete(key, sealId, answer.status(), seal.seal(answer.secret(), key.tenant(), sealId));
            kept = true;
            return answer.response();
        } finally {
            underWay.remove(sealId);
            if (!kept) {
                answers.remove(key, sealId);
            }
        }
    }

    /// So that no other process takes over what this one carries out.
    @Scheduled(initialDelay = "10s", fixedDelay = "10s")
    void renew() {
        if (!underWay.isEmpty()) {
            answers.renew(Map.copyOf(underWay));
        }
    }

    /// Empty while it is under way.
    private Optional<Answer> answer(RequestKey key, StoredAnswer stored) {
        if (!stored.bodyHash().equals(key.content())) {
            throw Problem.conflict("The Idempotency-Key was used with another body")
                    .asException();
        }
        return Optional.ofNullable(stored.answer())
                .map(kept -> Answer.unsealed(seal.open(kept, key.tenant(), stored.sealId())));
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the first request", e);
        }
    }
}
