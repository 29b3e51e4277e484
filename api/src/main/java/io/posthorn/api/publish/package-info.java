/// Events on their way into the log.
@NullMarked
package io.posthorn.api.publish;

import org.jspecify.annotations.NullMarked;
