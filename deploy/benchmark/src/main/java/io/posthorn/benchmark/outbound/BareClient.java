package io.posthorn.benchmark.outbound;

import io.posthorn.common.egress.AddressPolicy;
import io.posthorn.common.egress.EgressAllowList;
import io.posthorn.common.event.Event;
import io.posthorn.common.id.EndpointId;
import io.posthorn.common.id.IdSource;
import io.posthorn.common.signature.SignatureScheme;
import io.posthorn.common.signature.Signatures;
import io.posthorn.common.signature.SigningKeys;
import io.posthorn.common.thread.Precedence;
import io.posthorn.dispatcher.http.OutboundLimits;
import io.posthorn.dispatcher.http.VertxOutboundHttp;
import io.posthorn.dispatcher.http.address.DnsHostResolver;
import io.posthorn.dispatcher.http.address.Vetting;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.internal.VertxInternal;
import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/// The dispatcher's outbound client with nothing before and nothing behind it. On one event loop, since a dispatcher
/// delivers to one endpoint on one.
///
/// ```
///   events ─► event loop: sign ─► post ─► receiver
/// ```
public final class BareClient implements AutoCloseable {
    private final VertxInternal vertx;
    private final BareLane lane;

    /// Signs with a new secret.
    ///
    /// @param inFlight requests under way
    public static BareClient to(URI receiver, int inFlight) {
        SecureRandom random = new SecureRandom();
        InstantSource clock = InstantSource.system();
        SigningKeys keys = SigningKeys.only(Signatures.newSecret(SignatureScheme.STANDARD, random));
        EndpointId endpoint = new IdSource(clock, random).endpoint();
        return new BareClient(new SignedRequests(receiver, keys, endpoint, clock), inFlight);
    }

    private BareClient(SignedRequests requests, int inFlight) {
        this.vertx = (VertxInternal) Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        Precedence.startAhead(vertx.nettyEventLoopGroup());
        Vetting vetting =
                new Vetting(new DnsHostResolver(vertx), new AddressPolicy(EgressAllowList.parse("127.0.0.0/8")));
        Context context = vertx.createEventLoopContext();
        this.lane = new BareLane(
                context,
                new VertxOutboundHttp(context, vetting, InstantSource.system(), OutboundLimits.DEFAULT),
                requests,
                inFlight);
    }

    /// Posts them all.
    ///
    /// @return how many a second
    public double post(List<Event> events) throws InterruptedException {
        CountDownLatch ended = new CountDownLatch(1);
        long startedAt = System.nanoTime();
        lane.post(events, ended::countDown);
        ended.await();
        lane.check();
        return events.size() * 1e9 / (System.nanoTime() - startedAt);
    }

    @Override
    public void close() {
        lane.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
