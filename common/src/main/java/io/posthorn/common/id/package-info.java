@NullMarked
package io.posthorn.common.id;

import org.jspecify.annotations.NullMarked;
