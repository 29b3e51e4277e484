/// The bare outbound client: the baseline of everything that is delivered.
@NullMarked
package io.posthorn.benchmark.outbound;

import org.jspecify.annotations.NullMarked;
