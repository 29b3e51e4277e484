/// The embedded broker, what is put into its topics, and what is read from them.
@NullMarked
package io.posthorn.benchmark.kafka;

import org.jspecify.annotations.NullMarked;
