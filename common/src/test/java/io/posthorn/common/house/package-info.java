@NullMarked
package io.posthorn.common.house;

import org.jspecify.annotations.NullMarked;
