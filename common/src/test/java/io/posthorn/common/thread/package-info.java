@NullMarked
package io.posthorn.common.thread;

import org.jspecify.annotations.NullMarked;
