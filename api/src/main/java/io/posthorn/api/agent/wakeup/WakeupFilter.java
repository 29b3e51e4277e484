package io.posthorn.api.agent.wakeup;

import io.posthorn.api.agent.AgentId;
import io.posthorn.api.agent.UserId;
import io.posthorn.api.http.Query;
import io.posthorn.common.scope.Scope;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Which wakeups of an agent are asked for.
///
/// @param status absent for any
/// @param user absent for any
record WakeupFilter(
        Scope.Project scope,
        AgentId agent,
        @Nullable WakeupStatus status,
        @Nullable UserId user) {
    static WakeupFilter of(Scope.Project scope, AgentId agent, Query query) {
        return new WakeupFilter(
                scope,
                agent,
                query.find("status", WakeupStatus::of).orElse(null),
                query.find("user_id", UserId::new).orElse(null));
    }

    String conditions() {
        String byUser = user == null ? "" : " and user_id = ?\n";
        return byUser
                + switch (status) {
                    case null -> "";
                    case PENDING -> " and executed_at is null\n";
                    case EXECUTED -> " and executed_at is not null\n";
                };
    }

    /// Newest first. Of the pending ones of all users, in the words of the index that has them apart from those that
    /// were executed.
    String order() {
        return status == WakeupStatus.PENDING && user == null
                ? "order by tenant desc, project desc, agent desc, executed_at desc, id desc\n"
                : "order by id desc\n";
    }

    Object[] arguments(int most) {
        return Stream.of(
                        Stream.of(scope.tenant(), scope.project(), agent),
                        Optional.ofNullable(user).stream(),
                        Stream.of(most))
                .flatMap(each -> each)
                .toArray();
    }
}
