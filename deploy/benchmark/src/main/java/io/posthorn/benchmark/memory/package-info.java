/// The heap of a dispatcher that knows many endpoints and waits for many answers.
@NullMarked
package io.posthorn.benchmark.memory;

import org.jspecify.annotations.NullMarked;
