/// Load over HTTP, and how long it took.
@NullMarked
package io.posthorn.benchmark.load;

import org.jspecify.annotations.NullMarked;
