package io.posthorn.dispatcher.edge;

import io.micronaut.context.annotation.Property;
import io.posthorn.common.egress.EgressAllowList;
import io.posthorn.common.retry.RetryLadder;
import io.posthorn.common.secret.MasterKey;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;

/// What concerns the way to the endpoints: retry tiers, open addresses, keys of the secrets.
@Singleton
final class OutwardSettings {
    private final String tiers;
    private final String allow;
    private final String masterKeys;

    OutwardSettings(
            @Property(name = "posthorn.retry.tiers", defaultValue = RetryLadder.USUAL) String tiers,
            @Property(name = "posthorn.egress.allow", defaultValue = "") String allow,
            @Property(name = "posthorn.master-key", defaultValue = "") String masterKeys) {
        this.tiers = tiers;
        this.allow = allow;
        this.masterKeys = masterKeys;
    }

    RetryLadder ladder() {
        return RetryLadder.parse(tiers);
    }

    EgressAllowList egress() {
        return EgressAllowList.parse(allow);
    }

    /// All of them open secrets.
    List<MasterKey> masterKeys() {
        return Arrays.stream(masterKeys.split(","))
                .filter(text -> !text.isBlank())
                .map(MasterKey::parse)
                .toList();
    }
}
