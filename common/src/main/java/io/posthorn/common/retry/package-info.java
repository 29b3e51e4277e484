/// Retry policy, retry tiers and the ladder that longer delays climb.
@NullMarked
package io.posthorn.common.retry;

import org.jspecify.annotations.NullMarked;
