package io.posthorn.dispatcher.http;

import io.posthorn.dispatcher.http.address.Vetting;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.net.ClientSSLOptions;
import java.time.InstantSource;
import java.util.function.Consumer;

/// Posts over the connections of one event loop, which alone may call it.
public final class VertxOutboundHttp implements OutboundHttp, AutoCloseable {
    private final Context context;
    private final Vetting vetting;
    private final InstantSource clock;
    private final Connections connections;

    /// Trusts the certificate authorities of the JDK.
    public VertxOutboundHttp(Context context, Vetting vetting, InstantSource clock, OutboundLimits limits) {
        this(context, vetting, clock, new Connections(context.owner(), limits, new ClientSSLOptions()));
    }

    VertxOutboundHttp(Context context, Vetting vetting, InstantSource clock, Connections connections) {
        this.context = context;
        this.vetting = vetting;
        this.clock = clock;
        this.connections = connections;
    }

    @Override
    public void post(OutboundRequest request, Consumer<OutboundResult> done) {
        if (!context.equals(Vertx.currentContext())) {
            throw new IllegalStateException("post belongs to the event loop of " + context);
        }
        new Exchange(this, request, done).start();
    }

    /// Closes the connections: what is in flight ends as [OutboundResult.ConnectionFailed], nothing may be posted
    /// afterwards.
    @Override
    public void close() {
        connections.close();
    }

    Context context() {
        return context;
    }

    Vetting vetting() {
        return vetting;
    }

    InstantSource clock() {
        return clock;
    }

    Connections connections() {
        return connections;
    }
}
