/// The accepted event and the names of its types.
@NullMarked
package io.posthorn.common.event;

import org.jspecify.annotations.NullMarked;
