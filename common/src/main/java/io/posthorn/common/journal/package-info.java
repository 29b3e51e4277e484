/// Facts: what became of every event and delivery.
@NullMarked
package io.posthorn.common.journal;

import org.jspecify.annotations.NullMarked;
