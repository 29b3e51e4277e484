package io.posthorn.common.endpoint;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where deliveries of an endpoint go: a URL taken apart once, or the reason why nothing may be sent to it.
///
/// Every spelling of an IP address that a resolver or a socket library would understand (`127.1`, `2130706433`,
/// `0x7f.1`, `[::ffff:127.0.0.1]`) becomes that address here, so none of them can pass as a name. Whether the
/// address may be reached is not decided here.
public sealed interface TargetUrl {
    /// The longest URL that is accepted, in characters.
    int MAX_LENGTH = 2048;

    /// Takes a URL apart; never throws.
    static TargetUrl parse(String text) {
        return TargetUrlSyntax.parse(text);
    }

    /// A URL that a request can be sent to. `host` is lower case, without brackets or a closing dot, and spells
    /// an address in its usual form; `path` is the request target, with the query.
    record Usable(boolean secure, String host, @Nullable InetAddress literal, int port, String path)
            implements TargetUrl {
        /// The address, where the URL names one instead of a host.
        public Optional<InetAddress> address() {
            return Optional.ofNullable(literal);
        }

        /// The value of the `Host` header: the port is left out where it is the scheme's own.
        public String authority() {
            String name = literal instanceof Inet6Address ? "[" + host + "]" : host;
            return port == (secure ? 443 : 80) ? name : name + ":" + port;
        }
    }

    /// A URL that nothing is sent to; `reason` completes the sentence "the URL …".
    record Unusable(String reason) implements TargetUrl {}
}
