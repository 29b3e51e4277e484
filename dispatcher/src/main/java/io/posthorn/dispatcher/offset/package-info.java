/// How far a partition may be committed while its records complete in any order.
@NullMarked
package io.posthorn.dispatcher.offset;

import org.jspecify.annotations.NullMarked;
