/// Who an event belongs to and whose events an endpoint receives.
@NullMarked
package io.posthorn.common.scope;

import org.jspecify.annotations.NullMarked;
