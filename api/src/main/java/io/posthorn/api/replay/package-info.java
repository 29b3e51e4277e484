/// Replays and resends: durable jobs that make new deliveries of what is in the log.
@NullMarked
package io.posthorn.api.replay;

import org.jspecify.annotations.NullMarked;
