/// Sessions, and the webhooks of the session surface.
@NullMarked
package io.posthorn.api.session;

import org.jspecify.annotations.NullMarked;
