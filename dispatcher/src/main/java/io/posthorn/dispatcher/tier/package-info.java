/// The heads of the retry tiers, held until they are due.
@NullMarked
package io.posthorn.dispatcher.tier;

import org.jspecify.annotations.NullMarked;
