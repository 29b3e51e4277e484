/// The processes that a run starts beside itself, and the thread that runs as one of them does.
@NullMarked
package io.posthorn.benchmark.process;

import org.jspecify.annotations.NullMarked;
