/// One event on its way to one endpoint.
@NullMarked
package io.posthorn.common.delivery;

import org.jspecify.annotations.NullMarked;
