package io.posthorn.common.egress;

import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.IPAddressStringParameters;
import inet.ipaddr.format.util.DualIPv4v6Tries;
import java.util.Arrays;
import java.util.List;

/// The addresses that an operator opens although they are not public, also for plain http.
///
/// Immutable and safe to share between threads.
public final class EgressAllowList {
    private static final IPAddressStringParameters PLAIN_CIDR = new IPAddressStringParameters.Builder()
            .allowAll(false)
            .allowEmpty(false)
            .allowMask(false)
            .allowPrefixOnly(false)
            .allowSingleSegment(false)
            .allowWildcardedSeparator(false)
            .getIPv4AddressParametersBuilder()
            .allow_inet_aton(false)
            .getParentBuilder()
            .toParams();

    private final DualIPv4v6Tries ranges = new DualIPv4v6Tries();

    private EgressAllowList(List<String> ranges) {
        ranges.forEach(range -> this.ranges.add(block(range)));
    }

    /// Opens nothing.
    public static EgressAllowList empty() {
        return new EgressAllowList(List.of());
    }

    /// Reads CIDRs and single addresses, separated by commas: `127.0.0.0/8, ::1`. Blank opens nothing.
    public static EgressAllowList parse(String text) {
        return new EgressAllowList(Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(range -> !range.isEmpty())
                .toList());
    }

    boolean contains(IPAddress address) {
        return ranges.elementContains(address);
    }

    private static IPAddress block(String range) {
        IPAddress address = new IPAddressString(range, PLAIN_CIDR).getAddress();
        if (address == null || (address.isMultiple() && !address.isPrefixBlock())) {
            throw new IllegalArgumentException(
                    "an egress allow-list holds addresses and CIDRs such as 10.0.0.0/8, not \"" + range + "\"");
        }
        return address.toPrefixBlock();
    }
}
