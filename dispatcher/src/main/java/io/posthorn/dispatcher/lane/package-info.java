/// One lane per endpoint, so that none waits for another.
@NullMarked
package io.posthorn.dispatcher.lane;

import org.jspecify.annotations.NullMarked;
