package io.posthorn.api.endpoint;

import io.posthorn.common.egress.AddressPolicy;
import io.posthorn.common.egress.EgressAllowList;
import io.posthorn.common.endpoint.TargetUrl;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;

/// Which URLs may be registered. A name over https passes: where it leads is vetted at every delivery.
@Singleton
public final class UrlRule {
    private final AddressPolicy policy;
    private final boolean nothingOpened;

    UrlRule(EgressConfig config) {
        this.policy = new AddressPolicy(EgressAllowList.parse(config.allow()));
        this.nothingOpened = config.allow().isBlank();
    }

    /// The URL itself. Resolves a name when it is to be reached over plain http: blocks.
    ///
    /// @throws IllegalArgumentException saying why it cannot be registered
    public String checked(String url) {
        switch (TargetUrl.parse(url)) {
            case TargetUrl.Unusable unusable -> throw new IllegalArgumentException(unusable.reason());
            case TargetUrl.Usable usable ->
                objection(usable).ifPresent(reason -> {
                    throw new IllegalArgumentException(reason);
                });
        }
        return url;
    }

    private Optional<String> objection(TargetUrl.Usable url) {
        Optional<InetAddress> address = url.address();
        if (!url.secure() && nothingOpened) {
            return Optional.of("must be an absolute https URL");
        }
        if (address.isPresent()) {
            return policy.objection(address.get(), url.secure());
        }
        return url.secure() ? Optional.empty() : plainName(url.host());
    }

    private Optional<String> plainName(String host) {
        try {
            return Arrays.stream(InetAddress.getAllByName(host))
                    .flatMap(address -> policy.objection(address, false).stream())
                    .findFirst();
        } catch (UnknownHostException _) {
            return Optional.of("must be an absolute https URL: over plain http " + host + " must be known");
        }
    }
}
