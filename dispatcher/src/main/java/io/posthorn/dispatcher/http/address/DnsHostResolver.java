package io.posthorn.dispatcher.http.address;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.internal.resolver.NameResolver;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

/// Asks the name servers (and the hosts file) of this machine, through Netty's resolver.
///
/// A name with addresses of both families answers with those of IPv4 (`-Djava.net.preferIPv6Addresses=true` turns
/// it round). Not the resolver of the JDK: that one blocks a thread for as long as a name server keeps it waiting, so
/// a few names on a dead server would hold up the deliveries to all others.
public final class DnsHostResolver implements HostResolver {
    private final NameResolver names;

    /// Shares the resolver of this Vert.x, with its options and its cache.
    public DnsHostResolver(Vertx vertx) {
        this.names = ((VertxInternal) vertx).nameResolver();
    }

    @Override
    public Future<List<InetAddress>> resolve(String host) {
        return names.resolveAll(host)
                .map(answer ->
                        answer.stream().map(InetSocketAddress::getAddress).toList());
    }
}
