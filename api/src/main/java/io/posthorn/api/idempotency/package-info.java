/// Requests that are sent again: the answer of the first one is given again.
@NullMarked
package io.posthorn.api.idempotency;

import org.jspecify.annotations.NullMarked;
