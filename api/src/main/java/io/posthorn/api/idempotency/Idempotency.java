package io.posthorn.api.idempotency;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.posthorn.api.access.Caller;
import io.posthorn.api.problem.Problem;
import io.posthorn.common.id.EndpointId;
import io.posthorn.common.id.IdSource;
import io.posthorn.common.id.TenantId;
import io.posthorn.common.record.Json;
import io.posthorn.common.secret.Sealed;
import io.posthorn.common.secret.Secret;
import io.posthorn.common.secret.SecretSeal;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Supplier;

/// Carries out a request with an `Idempotency-Key` once, and answers it the same way ever after (wire contract §0).
///
/// Answers may hold secrets, so they are sealed. A request that fails may be tried again under its key, and one
/// whose process died after a minute. Blocks.
@Singleton
public final class Idempotency {
    private final StoredAnswers answers;
    private final SecretSeal seal;
    private final IdSource ids;

    Idempotency(StoredAnswers answers, SecretSeal seal, IdSource ids) {
        this.answers = answers;
        this.seal = seal;
        this.ids = ids;
    }

    public HttpResponse<?> once(Caller caller, HttpRequest<byte[]> request, Supplier<HttpResponse<?>> work) {
        Optional<RequestKey> key = RequestKey.of(caller, request);
        return key.isEmpty() ? work.get() : once(caller.tenant(), key.get(), work);
    }

    private HttpResponse<?> once(TenantId tenant, RequestKey key, Supplier<HttpResponse<?>> work) {
        EndpointId sealId = ids.endpoint();
        return answers.begin(key, sealId) ? carryOut(tenant, key, sealId, work) : repeat(tenant, key);
    }

    private HttpResponse<?> carryOut(
            TenantId tenant, RequestKey key, EndpointId sealId, Supplier<HttpResponse<?>> work) {
        boolean answered = false;
        try {
            HttpResponse<?> response = work.get();
            Sealed body = response.getBody()
                    .map(shown -> seal.seal(new Secret(new String(Json.bytes(shown), UTF_8)), tenant, sealId))
                    .orElse(null);
            answers.complete(key, sealId, response.code(), body);
            answered = true;
            return response;
        } finally {
            if (!answered) {
                answers.remove(key, sealId);
            }
        }
    }

    private HttpResponse<?> repeat(TenantId tenant, RequestKey key) {
        StoredAnswer stored = answers.find(key).orElseThrow(Idempotency::underWay);
        if (!stored.bodyHash().equals(key.bodyHash())) {
            throw Problem.conflict("The Idempotency-Key was used with another body")
                    .asException();
        }
        if (stored.status() == null) {
            throw underWay();
        }
        MutableHttpResponse<String> response = HttpResponse.status(HttpStatus.valueOf(stored.status()));
        return stored.answer() == null
                ? response
                : response.body(seal.open(stored.answer(), tenant, stored.sealId())
                                .reveal())
                        .contentType(MediaType.APPLICATION_JSON_TYPE);
    }

    private static RuntimeException underWay() {
        return Problem.conflict("The first request with this Idempotency-Key is under way")
                .asException();
    }
}
