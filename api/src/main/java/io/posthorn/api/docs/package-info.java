/// The API's description of itself.
@NullMarked
package io.posthorn.api.docs;

import org.jspecify.annotations.NullMarked;
