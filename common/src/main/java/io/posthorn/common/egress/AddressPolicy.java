package io.posthorn.common.egress;

import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressNetwork.IPAddressGenerator;
import java.net.InetAddress;
import java.util.Optional;

/// Which addresses may be reached: public ones over TLS, and what the allow-list opens over anything.
///
/// Plain http is for the allow-list only: on the way to a public host anyone could read the body, and take its
/// signature for a replay. Immutable and safe to share between threads.
public final class AddressPolicy {
    private static final IPAddressGenerator GENERATOR = new IPAddressGenerator();

    private final EgressAllowList opened;

    /// Forbids everything that is not public, except what is opened.
    public AddressPolicy(EgressAllowList opened) {
        this.opened = opened;
    }

    /// Why the address may not be reached; empty where it may.
    public Optional<String> objection(InetAddress address, boolean secure) {
        IPAddress candidate = GENERATOR.from(address.getAddress());
        if (opened.contains(candidate)) {
            return Optional.empty();
        }
        Optional<String> purpose = SpecialPurpose.of(candidate);
        if (purpose.isPresent()) {
            return Optional.of(address.getHostAddress() + " is not public: " + purpose.get());
        }
        return secure
                ? Optional.empty()
                : Optional.of("plain http reaches addresses on the egress allow-list only, which "
                        + address.getHostAddress() + " is not");
    }
}
