/// Kafka clients as the dispatcher sets them up, and threads that poll.
@NullMarked
package io.posthorn.dispatcher.kafka;

import org.jspecify.annotations.NullMarked;
