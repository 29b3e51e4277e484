package io.posthorn.api.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.posthorn.api.access.Caller;
import io.posthorn.api.http.RequestJson;
import io.posthorn.api.idempotency.KeyedRequest;
import io.posthorn.api.problem.Checks;
import io.posthorn.api.problem.Problem;
import io.posthorn.api.problem.ProblemException;
import io.posthorn.common.endpoint.SigningSecrets;
import io.posthorn.common.id.EndpointId;
import io.posthorn.common.id.IdSource;
import io.posthorn.common.scope.Scope;
import io.posthorn.common.secret.Secret;
import io.posthorn.common.signature.SignatureScheme;
import io.posthorn.common.signature.Signatures;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What callers of the native surface do with endpoints they see.
@Singleton
final class Endpoints {
    private static final List<String> NOT_PATCHABLE = List.of("scope", "secret");

    private final Registrations registrations;
    private final ScopeRule scopes;
    private final UrlRule urls;
    private final Sealing sealing;
    private final IdSource ids;
    private final Clock clock;

    Endpoints(Registrations registrations, ScopeRule scopes, UrlRule urls, Sealing sealing, IdSource ids, Clock clock) {
        this.registrations = registrations;
        this.scopes = scopes;
        this.urls = urls;
        this.sealing = sealing;
        this.ids = ids;
        this.clock = clock;
    }

    /// A registration with its secret in the clear, to be shown once.
    record Shown(Registration registration, Secret secret) {}

    Shown create(Caller caller, EndpointRequest request) {
        EndpointDraft draft = EndpointDraft.of(request, urls);
        Scope scope = scopes.checked(caller, request.scope());
        Secret secret = sealing.secret(draft.subscription().scheme(), request.secret());
        EndpointId id = ids.endpoint();
        Credentials credentials = sealing.withHeaders(
                sealing.credentials(caller.tenant(), id, secret), caller.tenant(), id, draft.headers());
        Registration made = Registration.first(id, scope, draft.subscription(), credentials, clock.instant())
                .wishing(draft.wishes(), draft.remarks());
        registrations.register(made);
        return new Shown(made, secret);
    }

    Registration find(Caller caller, String id) {
        return registrations
                .find(endpoint(id))
                .filter(found -> caller.sees(found.scope()))
                .orElseThrow(Endpoints::notFound);
    }

    Registration patch(Caller caller, String id, ObjectNode patch) {
        NOT_PATCHABLE.stream().filter(patch::has).findFirst().ifPresent(field -> {
            throw Checks.invalid(field, "cannot be changed here");
        });
        return change(caller, id, before -> patched(before, patch));
    }

    /// Both secrets sign until the overlap is over.
    ///
    /// @param keyed absent when the request has no `Idempotency-Key`
    Shown rotate(Caller caller, String id, RotationRequest request, @Nullable KeyedRequest keyed) {
        Duration overlap = request.overlapOrDefault();
        Secret next = sealing.secret(find(caller, id).subscription().scheme(), request.secret());
        Registration rotated = registrations
                .rotate(
                        endpoint(id),
                        found -> caller.sees(found.scope()),
                        keyed,
                        before -> sealing.rotated(before, next, overlap, clock.instant()))
                .orElseThrow(Endpoints::notFound);
        return new Shown(rotated, sealing.current(rotated));
    }

    Registration pause(Caller caller, String id) {
        return change(caller, id, before -> switch (before.state()) {
            case EndpointState.Active active -> before.become(active.pause(), clock.instant());
            case EndpointState.Paused _ -> before;
            case EndpointState.Disabled _ ->
                throw Problem.conflict("The endpoint is disabled; resume it first")
                        .asException();
        });
    }

    Registration resume(Caller caller, String id) {
        return change(caller, id, before -> before.activate(clock.instant()));
    }

    void delete(Caller caller, String id) {
        if (!registrations.delete(endpoint(id), found -> caller.sees(found.scope()))) {
            throw notFound();
        }
    }

    private Registration change(Caller caller, String id, UnaryOperator<Registration> change) {
        return registrations
                .change(endpoint(id), found -> caller.sees(found.scope()), change)
                .orElseThrow(Endpoints::notFound);
    }

    private Registration patched(Registration before, ObjectNode patch) {
        ObjectNode current = EndpointPatch.current(before, sealing.headers(before));
        EndpointRequest merged = RequestJson.convert(MergePatch.apply(current, patch), EndpointRequest.class);
        EndpointDraft draft = EndpointDraft.of(merged, urls);
        checkFits(draft.subscription().scheme(), before);
        Credentials credentials =
                sealing.withHeaders(before.credentials(), before.scope().tenant(), before.id(), draft.headers());
        return before.rewrite(draft.subscription(), credentials, draft.wishes(), draft.remarks(), clock.instant());
    }

    /// The secret before a rotation signs too, until its time is over.
    private void checkFits(SignatureScheme scheme, Registration before) {
        SigningSecrets secrets = before.credentials().secrets();
        try {
            Signatures.check(scheme, sealing.open(before, secrets.current()));
            secrets.previousAt(clock.instant())
                    .ifPresent(previous -> Signatures.check(scheme, sealing.open(before, previous)));
        } catch (IllegalArgumentException e) {
            throw Checks.invalid("scheme", "cannot sign with the endpoint's secret: " + e.getMessage());
        }
    }

    private static EndpointId endpoint(String id) {
        return Checks.inPath("Endpoint", () -> new EndpointId(id));
    }

    private static ProblemException notFound() {
        return Problem.notFound("Endpoint").asException();
    }
}
