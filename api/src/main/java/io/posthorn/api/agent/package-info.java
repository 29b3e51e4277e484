/// The agents of a project, and how far each may act by itself.
@NullMarked
package io.posthorn.api.agent;

import org.jspecify.annotations.NullMarked;
