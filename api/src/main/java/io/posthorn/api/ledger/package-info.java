/// The ledger: the journal's facts as rows, counted exactly once.
@NullMarked
package io.posthorn.api.ledger;

import org.jspecify.annotations.NullMarked;
