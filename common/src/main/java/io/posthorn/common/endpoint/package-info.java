/// The endpoint as every part of the platform sees it.
@NullMarked
package io.posthorn.common.endpoint;

import org.jspecify.annotations.NullMarked;
