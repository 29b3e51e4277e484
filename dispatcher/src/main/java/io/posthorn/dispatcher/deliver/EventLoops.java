package io.posthorn.dispatcher.deliver;

import io.posthorn.common.egress.AddressPolicy;
import io.posthorn.common.id.IdSource;
import io.posthorn.common.secret.SecretSeal;
import io.posthorn.common.thread.Precedence;
import io.posthorn.dispatcher.http.OutboundLimits;
import io.posthorn.dispatcher.http.VertxOutboundHttp;
import io.posthorn.dispatcher.http.address.CachingHostResolver;
import io.posthorn.dispatcher.http.address.DnsHostResolver;
import io.posthorn.dispatcher.http.address.Vetting;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.internal.VertxInternal;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The event loops that make attempts, each with connections, opened secrets and ids of its own.
public final class EventLoops implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EventLoops.class);
    private static final Duration ADDRESSES_KEPT = Duration.ofSeconds(5);
    private static final int MOST_ADDRESSES = 10_000;
    private static final long CLOSE_SECONDS = 5;

    private final Vertx vertx;
    private final List<VertxOutboundHttp> clients;
    private final List<Attempts> attempts;

    /// How requests are signed and where they may go.
    ///
    /// @param version what the user agent tells of this program
    public record Outbound(SecretSeal seal, AddressPolicy policy, String version) {}

    public EventLoops(int count, Outbound outbound, InstantSource clock) {
        this.vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(count));
        List<Context> contexts = Stream.<Context>generate(((VertxInternal) vertx)::createEventLoopContext)
                .limit(count)
                .toList();
        Precedence.startAhead(((VertxInternal) vertx).nettyEventLoopGroup());
        this.clients = contexts.stream()
                .map(context -> client(context, outbound.policy(), clock))
                .toList();
        this.attempts = Stream.iterate(0, i -> i < count, i -> i + 1)
                .map(i -> new Attempts(
                        contexts.get(i),
                        clients.get(i),
                        new Targets(outbound.seal(), outbound.version()),
                        new IdSource(clock, new Random(new SecureRandom().nextLong())),
                        clock))
                .toList();
    }

    public DeliveryWorker worker(DeliveryWorker.Kit kit, WorkerConfig config) {
        return new DeliveryWorker(kit, config, attempts);
    }

    @Override
    public void close() {
        clients.forEach(VertxOutboundHttp::close);
        try {
            vertx.close().await(CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            LOG.warn("The event loops did not end in time", e);
        }
    }

    private VertxOutboundHttp client(Context context, AddressPolicy policy, InstantSource clock) {
        CachingHostResolver resolver =
                new CachingHostResolver(new DnsHostResolver(vertx), context, clock, ADDRESSES_KEPT, MOST_ADDRESSES);
        return new VertxOutboundHttp(context, new Vetting(resolver, policy), clock, OutboundLimits.DEFAULT);
    }
}
