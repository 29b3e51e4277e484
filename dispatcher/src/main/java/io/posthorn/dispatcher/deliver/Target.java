package io.posthorn.dispatcher.deliver;

import io.posthorn.common.delivery.Delivery;
import io.posthorn.common.endpoint.Endpoint;
import io.posthorn.common.endpoint.TargetUrl;
import io.posthorn.common.secret.Secret;
import io.posthorn.common.signature.SignatureHeader;
import io.posthorn.common.signature.Signatures;
import io.posthorn.common.signature.SignedMessage;
import io.posthorn.common.signature.SigningKeys;
import io.posthorn.dispatcher.http.Header;
import io.posthorn.dispatcher.http.OutboundRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An endpoint made ready for requests: its URL taken apart, its secrets opened.
///
/// @param fixed headers of every request, besides content type and signature
record Target(
        Endpoint endpoint,
        TargetUrl url,
        Secret current,
        @Nullable Secret previous,
        List<Header> fixed) {
    private static final String CONTENT_TYPE = "Content-Type";

    OutboundRequest request(Delivery delivery, Instant now) {
        List<Header> headers = new ArrayList<>(fixed.size() + 4);
        if (fixed.stream().noneMatch(header -> header.name().equalsIgnoreCase(CONTENT_TYPE))) {
            headers.add(new Header(CONTENT_TYPE, delivery.contentType()));
        }
        headers.addAll(fixed);
        for (SignatureHeader proof : Signatures.of(endpoint.scheme(), keysAt(now), message(delivery, now))) {
            headers.add(new Header(proof.name(), proof.value()));
        }
        return new OutboundRequest(
                url, delivery.body(), headers, endpoint.settings().timeout());
    }

    private static SignedMessage message(Delivery delivery, Instant now) {
        int number = delivery.progress().attempts() + 1;
        return new SignedMessage(delivery.ref().event(), delivery.ref().id(), number, now, delivery.body());
    }

    private SigningKeys keysAt(Instant now) {
        return endpoint.secrets().previousAt(now).isPresent()
                ? new SigningKeys(current, previous)
                : SigningKeys.only(current);
    }
}
