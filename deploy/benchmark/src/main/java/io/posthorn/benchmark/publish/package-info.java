/// How fast events are taken in.
@NullMarked
package io.posthorn.benchmark.publish;

import org.jspecify.annotations.NullMarked;
