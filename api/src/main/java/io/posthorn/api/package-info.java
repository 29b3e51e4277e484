/// The HTTP surfaces and the tables: registrations, publishing, and what became of each event.
@NullMarked
package io.posthorn.api;

import org.jspecify.annotations.NullMarked;
