/// Posthorn's parts as real processes: started, killed, drained.
@NullMarked
package io.posthorn.standalone.process;

import org.jspecify.annotations.NullMarked;
