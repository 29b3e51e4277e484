package io.posthorn.dispatcher.http;

import java.util.function.Consumer;

/// Posts to endpoints without blocking.
public interface OutboundHttp {
    /// Calls `done` exactly once, on the event loop that called this, and never before this has returned.
    void post(OutboundRequest request, Consumer<OutboundResult> done);
}
