/// Projects, as their tenant's keys see them.
@NullMarked
package io.posthorn.api.project;

import org.jspecify.annotations.NullMarked;
