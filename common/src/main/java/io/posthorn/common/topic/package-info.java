/// Topics: names, settings, creation.
@NullMarked
package io.posthorn.common.topic;

import org.jspecify.annotations.NullMarked;
