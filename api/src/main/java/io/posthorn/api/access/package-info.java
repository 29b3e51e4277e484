/// Who calls: tenants, projects, keys, and what a key may do.
@NullMarked
package io.posthorn.api.access;

import org.jspecify.annotations.NullMarked;
