/// Identifiers as types: prefixed, time-ordered text, and the names that callers choose.
@NullMarked
package io.posthorn.common.id;

import org.jspecify.annotations.NullMarked;
