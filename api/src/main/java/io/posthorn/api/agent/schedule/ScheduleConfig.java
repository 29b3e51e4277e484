package io.posthorn.api.agent.schedule;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import io.micronaut.core.bind.annotation.Bindable;

/// Schedules.
///
/// @param schedulesPerUser how many one user of an agent may have: all of them are listed at once
@Context
@ConfigurationProperties("posthorn.agent")
record ScheduleConfig(@Bindable(defaultValue = "1000") int schedulesPerUser) {
    ScheduleConfig {
        if (schedulesPerUser < 1) {
            throw new IllegalArgumentException(
                    "posthorn.agent.schedules-per-user must be positive: " + schedulesPerUser);
        }
    }
}
