@NullMarked
package io.posthorn.common.endpoint;

import org.jspecify.annotations.NullMarked;
