/// What goes wrong, told to callers: located problems, in the form of each surface.
@NullMarked
package io.posthorn.api.problem;

import org.jspecify.annotations.NullMarked;
