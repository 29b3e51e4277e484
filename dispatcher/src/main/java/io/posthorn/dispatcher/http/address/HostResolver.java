package io.posthorn.dispatcher.http.address;

import io.vertx.core.Future;
import java.net.InetAddress;
import java.util.List;

/// Finds the addresses of a host name without blocking; fails where there are none.
public interface HostResolver {
    /// All addresses of the host, in order of preference.
    Future<List<InetAddress>> resolve(String host);
}
