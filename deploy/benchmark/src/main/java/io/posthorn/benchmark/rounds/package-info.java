/// Two measurements by turns.
@NullMarked
package io.posthorn.benchmark.rounds;

import org.jspecify.annotations.NullMarked;
