package io.posthorn.dispatcher.http.address;

import io.posthorn.common.egress.AddressPolicy;
import io.posthorn.common.endpoint.TargetUrl;
import io.vertx.core.Future;
import java.net.InetAddress;
import java.util.List;

/// Finds the one address that a request may go to.
///
/// One forbidden address among several condemns the name: an honest one does not mix public and private
/// addresses, a name that is being rebound does.
public final class Vetting {
    private final HostResolver resolver;
    private final AddressPolicy policy;

    /// Asks the resolver for names only; an address in a URL is vetted as it stands.
    public Vetting(HostResolver resolver, AddressPolicy policy) {
        this.resolver = resolver;
        this.policy = policy;
    }

    /// Fails where the name cannot be resolved.
    public Future<Verdict> vet(TargetUrl.Usable url) {
        return url.address()
                .map(address -> Future.succeededFuture(verdict(List.of(address), url)))
                .orElseGet(() -> resolver.resolve(url.host()).compose(addresses -> resolved(addresses, url)));
    }

    private Future<Verdict> resolved(List<InetAddress> addresses, TargetUrl.Usable url) {
        return addresses.isEmpty()
                ? Future.failedFuture("the name has no address")
                : Future.succeededFuture(verdict(addresses, url));
    }

    private Verdict verdict(List<InetAddress> addresses, TargetUrl.Usable url) {
        for (InetAddress address : addresses) {
            var objection = policy.objection(address, url.secure());
            if (objection.isPresent()) {
                return new Blocked(objection.get());
            }
        }
        return new Cleared(addresses.getFirst());
    }

    /// What became of a URL.
    public sealed interface Verdict {}

    /// The request may go to this address and to no other.
    public record Cleared(InetAddress address) implements Verdict {}

    /// The request may not be sent.
    public record Blocked(String reason) implements Verdict {}
}
