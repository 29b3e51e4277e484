/// What every request has in common: its id, its JSON, its pages, its event loop.
@NullMarked
package io.posthorn.api.http;

import org.jspecify.annotations.NullMarked;
