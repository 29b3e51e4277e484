/// How long an event is on its way through the whole process.
@NullMarked
package io.posthorn.benchmark.latency;

import org.jspecify.annotations.NullMarked;
