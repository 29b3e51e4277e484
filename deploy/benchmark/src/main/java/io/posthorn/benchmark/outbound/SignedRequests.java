package io.posthorn.benchmark.outbound;

import io.posthorn.common.endpoint.TargetUrl;
import io.posthorn.common.event.Event;
import io.posthorn.common.id.DeliveryId;
import io.posthorn.common.id.EndpointId;
import io.posthorn.common.signature.SignatureScheme;
import io.posthorn.common.signature.Signatures;
import io.posthorn.common.signature.SignedMessage;
import io.posthorn.common.signature.SigningKeys;
import io.posthorn.dispatcher.http.Header;
import io.posthorn.dispatcher.http.OutboundRequest;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/// Makes of an event the request that its delivery would be, signed by the standard scheme.
final class SignedRequests {
    private static final Duration TIMEOUT = Duration.ofSeconds(15);
    private static final List<Header> FIXED =
            List.of(new Header("content-type", Event.JSON), new Header("user-agent", "Posthorn/0.1.0"));

    private final TargetUrl url;
    private final SigningKeys keys;
    private final EndpointId endpoint;
    private final InstantSource clock;

    SignedRequests(URI url, SigningKeys keys, EndpointId endpoint, InstantSource clock) {
        this.url = TargetUrl.parse(url.toString());
        this.keys = keys;
        this.endpoint = endpoint;
        this.clock = clock;
    }

    OutboundRequest of(Event event) {
        List<Header> headers = new ArrayList<>(FIXED);
        SignedMessage message =
                new SignedMessage(event.id(), DeliveryId.of(event.id(), endpoint), 1, clock.instant(), event.body());
        Signatures.of(SignatureScheme.STANDARD, keys, message)
                .forEach(signature -> headers.add(new Header(signature.name(), signature.value())));
        return new OutboundRequest(url, event.body(), headers, TIMEOUT);
    }
}
