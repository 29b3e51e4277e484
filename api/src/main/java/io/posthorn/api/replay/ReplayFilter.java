package io.posthorn.api.replay;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.posthorn.api.reading.DeadLetterFilter;
import io.posthorn.common.event.EventTypeFilter;
import io.posthorn.common.id.DeadLetterId;
import io.posthorn.common.id.EndpointId;
import io.posthorn.common.scope.Scope;
import java.time.Instant;
import java.util.List;

/// What a replay is over, as its row keeps it.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "over")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ReplayFilter.DeadLetters.class, name = "dead_letters"),
    @JsonSubTypes.Type(value = ReplayFilter.Events.class, name = "events")
})
sealed interface ReplayFilter {
    /// Dead letters that are like this. Those that are not named by id are left out when they were replayed before: a
    /// replay that failed again has left a new dead letter.
    ///
    /// @param ids only these; empty means all
    record DeadLetters(List<DeadLetterId> ids, DeadLetterFilter like) implements ReplayFilter {
        public DeadLetters {
            ids = List.copyOf(ids);
        }
    }

    /// Events of a time that an endpoint is to get.
    ///
    /// @param scope of the endpoint
    record Events(EndpointId endpoint, Scope scope, EventTypeFilter eventTypes, Instant from, Instant to)
            implements ReplayFilter {}
}
