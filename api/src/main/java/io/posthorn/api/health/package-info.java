/// Whether this process can do its work.
@NullMarked
package io.posthorn.api.health;

import org.jspecify.annotations.NullMarked;
