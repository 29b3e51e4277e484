package io.posthorn.dispatcher.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.posthorn.common.egress.AddressPolicy;
import io.posthorn.common.egress.EgressAllowList;
import io.posthorn.common.endpoint.TargetUrl;
import io.posthorn.dispatcher.http.OutboundResult.Answered;
import io.posthorn.dispatcher.http.OutboundResult.TimedOut;
import io.posthorn.dispatcher.http.address.HostResolver;
import io.posthorn.dispatcher.http.address.Vetting;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.ClientSSLOptions;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/// The outbound client on an event loop of its own, for tests that wait for results.
final class OutboundHarness implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
    static final String LOOPBACK = "127.0.0.0/8";

    private final Vertx vertx = Vertx.vertx();
    private final Context context = vertx.getOrCreateContext();
    private final List<OutboundResult> results = new CopyOnWriteArrayList<>();
    private final VertxOutboundHttp http;

    OutboundHarness(String allowed, HostResolver resolver, OutboundLimits limits, ClientSSLOptions tls) {
        Vetting vetting = new Vetting(resolver, new AddressPolicy(EgressAllowList.parse(allowed)));
        Connections connections = new Connections(vertx, limits, tls);
        this.http = new VertxOutboundHttp(context, vetting, InstantSource.fixed(NOW), connections);
    }

    static OutboundHarness allowing(String allowed, HostResolver resolver) {
        return new OutboundHarness(allowed, resolver, OutboundLimits.DEFAULT, new ClientSSLOptions());
    }

    /// Reaches loopback, by address only.
    static OutboundHarness onLoopback() {
        return allowing(LOOPBACK, host -> Future.failedFuture("no such name: " + host));
    }

    /// A resolver whose every name leads to this address.
    static HostResolver everyNameIs(String address) {
        return _ -> Future.succeededFuture(List.of(InetAddress.ofLiteral(address)));
    }

    static OutboundRequest request(String url, Duration timeout) {
        byte[] body = "{\"type\":\"test\"}".getBytes(StandardCharsets.UTF_8);
        List<Header> headers = List.of(new Header("content-type", "application/json"), new Header("x-test", "1"));
        return new OutboundRequest(TargetUrl.parse(url), body, headers, timeout);
    }

    static Answered answered(OutboundResult result) {
        assertThat(result).isInstanceOf(Answered.class);
        return (Answered) result;
    }

    static TimedOut timedOut(OutboundResult result) {
        assertThat(result).isInstanceOf(TimedOut.class);
        return (TimedOut) result;
    }

    OutboundResult post(String url) throws Exception {
        return post(url, Duration.ofSeconds(20));
    }

    OutboundResult post(String url, Duration timeout) throws Exception {
        return begin(url, timeout).get(30, TimeUnit.SECONDS);
    }

    CompletableFuture<OutboundResult> begin(String url, Duration timeout) {
        CompletableFuture<OutboundResult> result = new CompletableFuture<>();
        context.runOnContext(_ -> http.post(request(url, timeout), outcome -> {
            results.add(outcome);
            result.complete(outcome);
        }));
        return result;
    }

    /// Every result that was ever called back.
    List<OutboundResult> results() {
        return results;
    }

    VertxOutboundHttp http() {
        return http;
    }

    @Override
    public void close() {
        http.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
