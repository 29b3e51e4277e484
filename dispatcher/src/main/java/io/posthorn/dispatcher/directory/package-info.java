/// All endpoints, as the endpoints topic tells them.
@NullMarked
package io.posthorn.dispatcher.directory;

import org.jspecify.annotations.NullMarked;
