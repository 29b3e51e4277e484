/// The messages of agents: queued, brought to the log, polled, consumed and acknowledged.
@NullMarked
package io.posthorn.api.agent.message;

import org.jspecify.annotations.NullMarked;
