package io.posthorn.dispatcher;

import io.posthorn.common.egress.EgressAllowList;
import io.posthorn.common.secret.MasterKey;
import io.posthorn.common.topic.TopicPlan;
import io.posthorn.dispatcher.deliver.WorkerConfig;
import java.util.List;

/// Settings of a dispatcher.
///
/// @param bootstrap addresses of the Kafka cluster
/// @param plan topics and retry tiers
/// @param egress addresses that may be reached although they are not public
/// @param masterKeys that open the endpoints' secrets
public record DispatcherConfig(
        String bootstrap, TopicPlan plan, EgressAllowList egress, List<MasterKey> masterKeys, WorkerConfig worker) {
    public DispatcherConfig {
        if (bootstrap.isBlank()) {
            throw new IllegalArgumentException("POSTHORN_KAFKA must name a broker, such as 127.0.0.1:9092");
        }
        if (masterKeys.isEmpty()) {
            throw new IllegalArgumentException(
                    "POSTHORN_MASTER_KEY must hold at least one key: without it no secret opens");
        }
        masterKeys = List.copyOf(masterKeys);
    }
}
