/// Posthorn's promises, each checked on real processes to which something happens half-way.
@NullMarked
package io.posthorn.standalone.guarantee;

import org.jspecify.annotations.NullMarked;
