/// Schedules of users: what recurs, as its owner wrote it, and when it fires next.
@NullMarked
package io.posthorn.api.agent.schedule;

import org.jspecify.annotations.NullMarked;
