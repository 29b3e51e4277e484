/// Deliveries to attempts, and what follows each.
@NullMarked
package io.posthorn.dispatcher.deliver;

import org.jspecify.annotations.NullMarked;
