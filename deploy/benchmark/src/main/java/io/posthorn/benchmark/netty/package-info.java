/// What the load generators and the receiver have in common.
@NullMarked
package io.posthorn.benchmark.netty;

import org.jspecify.annotations.NullMarked;
