/// What became of events, as callers read it: events, deliveries, attempts, dead letters.
@NullMarked
package io.posthorn.api.reading;

import org.jspecify.annotations.NullMarked;
