package io.posthorn.common.egress;

import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.format.util.DualIPv4v6AssociativeTries;
import java.util.Optional;

/// The address ranges that lead to no public host: the special-purpose registries of IANA, and what clouds put
/// behind public numbers.
///
/// IPv6 is turned round: outside of 2000::/3 nothing is public, so a range that is assigned one day is refused
/// until someone decides. Ranges that carry an IPv4 address inside (NAT64, 6to4, Teredo) are refused whole,
/// because what a translator makes of them cannot be seen from here.
final class SpecialPurpose {
    private static final String RANGES = """
        0.0.0.0/8            this network
        10.0.0.0/8           private use
        100.64.0.0/10        carrier-grade NAT
        127.0.0.0/8          loopback
        168.63.129.16/32     platform services of a cloud
        169.254.0.0/16       link-local, cloud metadata
        172.16.0.0/12        private use
        192.0.0.0/24         protocol assignments
        192.0.2.0/24         documentation
        192.31.196.0/24      AS112
        192.52.193.0/24      automatic multicast tunneling
        192.88.99.0/24       6to4 relay
        192.168.0.0/16       private use
        192.175.48.0/24      AS112
        198.18.0.0/15        benchmarking
        198.51.100.0/24      documentation
        203.0.113.0/24       documentation
        224.0.0.0/4          multicast
        240.0.0.0/4          reserved
        255.255.255.255/32   broadcast
        ::/128               unspecified
        ::1/128              loopback
        ::/96                IPv4-compatible
        ::ffff:0:0/96        IPv4-mapped
        ::ffff:0:0:0/96      IPv4-translated
        64:ff9b::/96         NAT64
        64:ff9b:1::/48       NAT64
        100::/64             discard
        100:0:0:1::/64       dummy prefix
        2001::/23            protocol assignments
        2001::/32            Teredo
        2001:2::/48          benchmarking
        2001:db8::/32        documentation
        2002::/16            6to4
        2620:4f:8000::/48    AS112
        3ffe::/16            6bone
        3fff::/20            documentation
        5f00::/16            segment routing
        fc00::/7             private use
        fe80::/10            link-local
        fec0::/10            site-local
        ff00::/8             multicast
        """;
    private static final IPAddress PUBLIC_IPV6 = block("2000::/3");
    private static final DualIPv4v6AssociativeTries<String> PURPOSES = purposes();

    private SpecialPurpose() {}

    /// What the address is for, where it is not the address of a public host.
    static Optional<String> of(IPAddress address) {
        var range = PURPOSES.longestPrefixMatchNode(address);
        if (range != null) {
            return Optional.of(range.getValue());
        }
        return address.isIPv4() || PUBLIC_IPV6.contains(address) ? Optional.empty() : Optional.of("not global unicast");
    }

    private static DualIPv4v6AssociativeTries<String> purposes() {
        DualIPv4v6AssociativeTries<String> tries = new DualIPv4v6AssociativeTries<>();
        RANGES.lines().map(line -> line.split(" +", 2)).forEach(range -> tries.put(block(range[0]), range[1]));
        return tries;
    }

    private static IPAddress block(String range) {
        return new IPAddressString(range).getAddress().toPrefixBlock();
    }
}
