/// Kafka records to domain values and back.
@NullMarked
package io.posthorn.common.record;

import org.jspecify.annotations.NullMarked;
