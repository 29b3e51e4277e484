/// Projects and sessions: the scopes within a tenant, as they are known to exist.
@NullMarked
package io.posthorn.api.scope;

import org.jspecify.annotations.NullMarked;
