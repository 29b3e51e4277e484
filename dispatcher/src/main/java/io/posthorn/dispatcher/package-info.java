/// Takes accepted events to their endpoints. Owns the deliveries and has no database.
@NullMarked
package io.posthorn.dispatcher;

import org.jspecify.annotations.NullMarked;
