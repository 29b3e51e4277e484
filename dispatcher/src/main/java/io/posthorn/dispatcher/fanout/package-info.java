/// Events to deliveries: one per matching endpoint.
@NullMarked
package io.posthorn.dispatcher.fanout;

import org.jspecify.annotations.NullMarked;
