package io.posthorn.dispatcher.deliver;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.posthorn.common.endpoint.Endpoint;
import io.posthorn.common.endpoint.TargetUrl;
import io.posthorn.common.id.EndpointId;
import io.posthorn.common.record.Json;
import io.posthorn.common.secret.SealBrokenException;
import io.posthorn.common.secret.Sealed;
import io.posthorn.common.secret.Secret;
import io.posthorn.common.secret.SecretSeal;
import io.posthorn.dispatcher.http.Header;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes targets, and keeps those of the endpoints used last until their snapshot changes. Owned by one event loop.
final class Targets {
    private static final Logger LOG = LoggerFactory.getLogger(Targets.class);
    private static final int KEPT = 4096;
    private static final String USER_AGENT = "User-Agent";
    private static final TypeReference<LinkedHashMap<String, String>> NAMES_AND_VALUES = new TypeReference<>() {};

    private final SecretSeal seal;
    private final Header userAgent;
    private final Map<EndpointId, Target> made = new LinkedHashMap<>(16, 0.75f, true);

    Targets(SecretSeal seal, String version) {
        this.seal = seal;
        this.userAgent = new Header(USER_AGENT, "Posthorn/" + version);
    }

    /// The endpoint as a target.
    ///
    /// @throws SealBrokenException when a secret of it does not open
    Target of(Endpoint endpoint) {
        Target known = made.get(endpoint.id());
        if (known != null && known.endpoint().version() == endpoint.version()) {
            return known;
        }
        Target fresh = open(endpoint);
        made.put(endpoint.id(), fresh);
        if (made.size() > KEPT) {
            made.remove(made.keySet().iterator().next());
        }
        return fresh;
    }

    private Target open(Endpoint endpoint) {
        Sealed previous = endpoint.secrets().previous();
        return new Target(
                endpoint,
                TargetUrl.parse(endpoint.url()),
                open(endpoint.secrets().current(), endpoint),
                previous == null ? null : open(previous, endpoint),
                headers(endpoint));
    }

    private Secret open(Sealed sealed, Endpoint endpoint) {
        return seal.open(sealed, endpoint.scope().tenant(), endpoint.id());
    }

    private List<Header> headers(Endpoint endpoint) {
        List<Header> headers = new ArrayList<>();
        custom(endpoint).forEach((name, value) -> header(endpoint, name, value).ifPresent(headers::add));
        if (headers.stream().noneMatch(header -> header.name().equalsIgnoreCase(USER_AGENT))) {
            headers.add(userAgent);
        }
        return List.copyOf(headers);
    }

    private Map<String, String> custom(Endpoint endpoint) {
        @Nullable Sealed sealed = endpoint.headers();
        if (sealed == null) {
            return Map.of();
        }
        try {
            return Json.MAPPER.readValue(open(sealed, endpoint).reveal(), NAMES_AND_VALUES);
        } catch (JsonProcessingException _) { // its message might quote a credential
            LOG.error("Custom headers of {} are left out: they are no JSON object of texts", endpoint.id());
            return Map.of();
        }
    }

    private static Optional<Header> header(Endpoint endpoint, String name, String value) {
        try {
            return Optional.of(new Header(name, value));
        } catch (IllegalArgumentException e) {
            LOG.warn("A custom header of {} is left out: {}", endpoint.id(), e.getMessage());
            return Optional.empty();
        }
    }
}
