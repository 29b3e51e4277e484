/// The endpoint that everything is delivered to.
@NullMarked
package io.posthorn.benchmark.receiver;

import org.jspecify.annotations.NullMarked;
