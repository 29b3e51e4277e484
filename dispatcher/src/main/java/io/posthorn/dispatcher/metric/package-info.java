/// What the dispatcher counts and times.
@NullMarked
package io.posthorn.dispatcher.metric;

import org.jspecify.annotations.NullMarked;
