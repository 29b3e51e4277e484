/// Secrets, and the seal they are stored under.
@NullMarked
package io.posthorn.common.secret;

import org.jspecify.annotations.NullMarked;
