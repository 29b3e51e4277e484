/// Native endpoints, and the registrations of all surfaces on their way to the log.
@NullMarked
package io.posthorn.api.endpoint;

import org.jspecify.annotations.NullMarked;
