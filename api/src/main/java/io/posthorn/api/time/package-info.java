/// Time, ids and randomness, as beans.
@NullMarked
package io.posthorn.api.time;

import org.jspecify.annotations.NullMarked;
