package io.posthorn.api.agent.simulation;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.posthorn.api.agent.AgentId;
import io.posthorn.api.agent.AgentUser;
import io.posthorn.api.agent.UserId;
import io.posthorn.api.problem.Checks;
import io.posthorn.common.scope.Scope;
import org.jspecify.annotations.Nullable;

/// An advance as clients write it (wire contract §2.4), unchecked. What else they write, `character_config` and
/// `instance_id`, is passed over: there are neither characters nor instances here.
///
/// @param baseHours absent for none
/// @param async absent for false
record AdvanceRequest(
        @JsonProperty("agent_id") @Nullable String agent,
        @JsonProperty("user_id") @Nullable String user,
        @JsonProperty("simulated_hours") @Nullable Double hours,

        @JsonProperty("simulated_base_offset_hours") @Nullable
        Double baseHours,

        @Nullable Boolean async) {
    Simulation simulation(Scope.Project scope) {
        String agentName = Checks.required("agent_id", agent);
        String userName = Checks.required("user_id", user);
        double wanted = Checks.required("simulated_hours", hours);
        double base = baseHours == null ? 0 : baseHours;
        return new Simulation(
                new AgentUser(
                        scope,
                        Checks.inBody("agent_id", () -> new AgentId(agentName)),
                        Checks.inBody("user_id", () -> new UserId(userName))),
                Checks.inBody("simulated_hours", () -> Simulation.checkedHours(wanted)),
                Checks.inBody("simulated_base_offset_hours", () -> Simulation.checkedBase(base)));
    }

    boolean isAsync() {
        return Boolean.TRUE.equals(async);
    }
}
