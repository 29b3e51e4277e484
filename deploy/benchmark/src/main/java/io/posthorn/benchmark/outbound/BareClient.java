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
import java.util.stream.Stream;

/// The dispatcher's outbound client with nothing before and nothing behind it.
///
/// ```
///   events ─► lane on event loop 1: sign ─► post ─► receiver
///         └─► lane on event loop 2: …          256 in flight in all
/// ```
public final class BareClient implements AutoCloseable {
    private final Vertx vertx;
    private final List<BareLane> lanes;

    /// Signs with a new secret.
    ///
    /// @param inFlight requests under way, over all event loops
    public static BareClient to(URI receiver, int eventLoops, int inFlight) {
        SecureRandom random = new SecureRandom();
        InstantSource clock = InstantSource.system();
        SigningKeys keys = SigningKeys.only(Signatures.newSecret(SignatureScheme.STANDARD, random));
        EndpointId endpoint = new IdSource(clock, random).endpoint();
        return new BareClient(new SignedRequests(receiver, keys, endpoint, clock), eventLoops, inFlight);
    }

    private BareClient(SignedRequests requests, int eventLoops, int inFlight) {
        this.vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(eventLoops));
        Vetting vetting =
                new Vetting(new DnsHostResolver(vertx), new AddressPolicy(EgressAllowList.parse("127.0.0.0/8")));
        Precedence.startAhead(((VertxInternal) vertx).nettyEventLoopGroup());
        this.lanes = Stream.<Context>generate(((VertxInternal) vertx)::createEventLoopContext)
                .limit(eventLoops)
                .map(context -> new BareLane(
                        context,
                        new VertxOutboundHttp(context, vetting, InstantSource.system(), OutboundLimits.DEFAULT),
                        requests,
                        inFlight / eventLoops))
                .toList();
    }

    /// Posts them all.
    ///
    /// @return how many a second
    public double post(List<Event> events) throws InterruptedException {
        CountDownLatch ended = new CountDownLatch(lanes.size());
        long startedAt = System.nanoTime();
        for (int lane = 0; lane < lanes.size(); lane++) {
            lanes.get(lane).post(share(events, lane), ended::countDown);
        }
        ended.await();
        lanes.forEach(BareLane::check);
        return events.size() * 1e9 / (System.nanoTime() - startedAt);
    }

    private List<Event> share(List<Event> events, int lane) {
        return events.subList(events.size() * lane / lanes.size(), events.size() * (lane + 1) / lanes.size());
    }

    @Override
    public void close() {
        lanes.forEach(BareLane::close);
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
