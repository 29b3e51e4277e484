package io.posthorn.api.agent;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.posthorn.api.http.PageRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One page of the agents, as the agent surface lists them.
///
/// @param total how many there are on all pages
/// @param nextCursor asks for the next page; absent on the last
@JsonPropertyOrder({"items", "has_more", "total_count", "next_cursor"})
record AgentPage(
        List<AgentView> items,
        @JsonProperty("has_more") boolean more,
        @JsonProperty("total_count") long total,
        @JsonProperty("next_cursor") @Nullable String nextCursor) {
    AgentPage {
        items = List.copyOf(items);
    }

    /// A page of what was read with one agent more than asked for, which only tells that there is a next page.
    static AgentPage of(List<Agent> oneMore, int size, long total) {
        boolean more = oneMore.size() > size;
        List<Agent> agents = more ? oneMore.subList(0, size) : oneMore;
        return new AgentPage(
                agents.stream().map(AgentView::of).toList(),
                more,
                total,
                more ? PageRequest.cursor(agents.getLast().id().value()) : null);
    }

    static AgentId position(String cursor) {
        try {
            return new AgentId(PageRequest.position(cursor));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("is not a cursor of this list", e);
        }
    }
}
