/// Measures Posthorn against baselines of the same run, line by line.
@NullMarked
package io.posthorn.benchmark;

import org.jspecify.annotations.NullMarked;
