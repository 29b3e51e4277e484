package io.posthorn.dispatcher.http;

import io.posthorn.common.endpoint.TargetUrl;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.Http1ClientConfig;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientConfig;
import io.vertx.core.http.HttpClientConnection;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpConnectOptions;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.util.concurrent.TimeUnit;

/// The connections of one event loop, each to an address that was vetted.
///
/// The pool is keyed by scheme, host, port and vetted address together. So a connection serves only the host whose
/// certificate it showed, and only while that host's name still leads to the address it goes to.
///
/// HTTP/1.1 only: on a shared HTTP/2 connection one endpoint of a host could hold up the others, and a time-out
/// could not end by closing the connection.
final class Connections implements AutoCloseable {
    private static final int MAX_HEADER_BYTES = 16 * 1024;

    private final HttpClientAgent client;

    Connections(Vertx vertx, OutboundLimits limits, ClientSSLOptions tls) {
        this.client = vertx.httpClientBuilder()
                .with(config(limits))
                .with(tls)
                .with(pool(limits))
                .withConnectHandler(Connections::leaveFailuresToRequests)
                .build();
    }

    /// A request on a pooled connection, or on a new one where none is free.
    Future<HttpClientRequest> pooled(TargetUrl.Usable url, InetAddress address, long patienceMillis) {
        RequestOptions options = target(url).setConnectTimeout(patienceMillis);
        options.setServer(server(url, address))
                .setHost(url.host())
                .setPort(url.port())
                .setSsl(url.secure());
        return client.request(options);
    }

    /// A new connection outside of the pool, for its one request to close.
    Future<HttpClientConnection> fresh(TargetUrl.Usable url, InetAddress address) {
        return client.connect(new HttpConnectOptions()
                        .setServer(server(url, address))
                        .setHost(url.host())
                        .setPort(url.port())
                        .setSsl(url.secure()))
                .onSuccess(Connections::leaveFailuresToRequests);
    }

    static RequestOptions target(TargetUrl.Usable url) {
        return new RequestOptions().setMethod(HttpMethod.POST).setURI(url.path());
    }

    @Override
    public void close() {
        client.close();
    }

    /// Without a handler Vert.x would log an error for each receiver that misbehaves.
    private static void leaveFailuresToRequests(HttpConnection connection) {
        connection.exceptionHandler(_ -> {});
    }

    /// Spelled as a literal: with a name in it, Vert.x would resolve that name again.
    private static SocketAddress server(TargetUrl.Usable url, InetAddress address) {
        return SocketAddress.inetSocketAddress(url.port(), address.getHostAddress());
    }

    /// Alternative services stay off: with them an answer could send later requests to another address.
    private static HttpClientConfig config(OutboundLimits limits) {
        return new HttpClientConfig()
                .setVersions(HttpVersion.HTTP_1_1)
                .setConnectTimeout(limits.connectTimeout())
                .setHttp1Config(new Http1ClientConfig()
                        .setKeepAliveTimeout(limits.idleTimeout())
                        .setMaxHeaderSize(MAX_HEADER_BYTES))
                .setFollowAlternativeServices(false)
                .setDecompressionEnabled(false);
    }

    private static PoolOptions pool(OutboundLimits limits) {
        return new PoolOptions()
                .setHttp1MaxSize(limits.connectionsPerHost())
                .setMaxLifetimeUnit(TimeUnit.SECONDS)
                .setMaxLifetime((int) limits.connectionLifetime().toSeconds());
    }
}
