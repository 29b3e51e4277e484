/// Fires what is due: wakeups and schedules, as messages.
@NullMarked
package io.posthorn.api.agent.due;

import org.jspecify.annotations.NullMarked;
