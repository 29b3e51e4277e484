/// Wakeups: what an agent is to say to a user once, at some time.
@NullMarked
package io.posthorn.api.agent.wakeup;

import org.jspecify.annotations.NullMarked;
