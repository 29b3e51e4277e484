package io.posthorn.common.endpoint;

import io.posthorn.common.endpoint.TargetUrl.Unusable;
import io.posthorn.common.endpoint.TargetUrl.Usable;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The grammar of a [TargetUrl], narrower than RFC 3986: what two parsers could read differently is refused.
final class TargetUrlSyntax {
    private static final Pattern VISIBLE = Pattern.compile("[!-\\[\\]-~]*");
    private static final Pattern URL = Pattern.compile("(?<scheme>(?i:https?))://(?<authority>[^/?#]*)(?<path>[^#]*)");
    private static final Pattern AUTHORITY =
            Pattern.compile("(?<host>\\[[0-9A-Fa-f:.]*]|[^:\\[\\]]*)(?::(?<port>[0-9]{1,5}))?");
    private static final Pattern NAME = Pattern.compile(
            "(?=.{1,253}$)[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?" + "(?:\\.[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?)*");
    private static final Pattern ENDS_IN_NUMBER = Pattern.compile("(?:.*\\.)?(?:[0-9]+|0x[0-9a-f]*)");

    private TargetUrlSyntax() {}

    static TargetUrl parse(String text) {
        if (text.length() > TargetUrl.MAX_LENGTH) {
            return new Unusable("must be at most " + TargetUrl.MAX_LENGTH + " characters long");
        }
        if (!VISIBLE.matcher(text).matches()) {
            return new Unusable("must be visible ASCII without backslashes; write other characters"
                    + " percent-encoded, a host name in punycode");
        }
        Matcher url = URL.matcher(text);
        if (!url.matches()) {
            return new Unusable("must be an absolute http or https URL without a fragment");
        }
        boolean secure = url.group("scheme").equalsIgnoreCase("https");
        String path = url.group("path");
        return located(secure, url.group("authority"), path.startsWith("/") ? path : "/" + path);
    }

    private static TargetUrl located(boolean secure, String authority, String path) {
        if (authority.indexOf('@') >= 0) {
            return new Unusable("must not carry a user or a password");
        }
        Matcher parts = AUTHORITY.matcher(authority);
        if (!parts.matches()) {
            return new Unusable("must name a plain host and port, not \"" + authority + "\"");
        }
        int port = port(parts.group("port"), secure);
        if (port < 1 || port > 65_535) {
            return new Unusable("must have a port from 1 to 65535");
        }
        return hosted(parts.group("host").toLowerCase(Locale.ROOT), secure, port, path);
    }

    private static int port(@Nullable String digits, boolean secure) {
        if (digits == null) {
            return secure ? 443 : 80;
        }
        return Integer.parseInt(digits);
    }

    private static TargetUrl hosted(String written, boolean secure, int port, String path) {
        String host = written.endsWith(".") ? written.substring(0, written.length() - 1) : written;
        boolean numeric = host.startsWith("[") || ENDS_IN_NUMBER.matcher(host).matches();
        if (numeric) {
            return literal(host)
                    .<TargetUrl>map(address -> new Usable(secure, address.getHostAddress(), address, port, path))
                    .orElseGet(() -> new Unusable("has a host that is no IP address: \"" + host + "\""));
        }
        if (!NAME.matcher(host).matches()) {
            return new Unusable("must have a host name of letters, digits, hyphens and dots, not \"" + host + "\"");
        }
        return new Usable(secure, host, null, port, path);
    }

    private static Optional<InetAddress> literal(String host) {
        try {
            return Optional.of(
                    host.startsWith("[")
                            ? Inet6Address.ofLiteral(host.substring(1, host.length() - 1))
                            : Inet4Address.ofPosixLiteral(host));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
