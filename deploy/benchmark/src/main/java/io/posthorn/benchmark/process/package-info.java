/// The processes that a run starts beside itself.
@NullMarked
package io.posthorn.benchmark.process;

import org.jspecify.annotations.NullMarked;
