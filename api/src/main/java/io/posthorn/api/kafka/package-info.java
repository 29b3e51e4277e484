/// The clients of the log, and the topics made at the start.
@NullMarked
package io.posthorn.api.kafka;

import org.jspecify.annotations.NullMarked;
