/// The dispatcher as a Micronaut application.
@NullMarked
package io.posthorn.dispatcher.edge;

import org.jspecify.annotations.NullMarked;
