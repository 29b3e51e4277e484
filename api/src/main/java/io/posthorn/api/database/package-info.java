/// Connections and transactions, and how rows are read and written.
@NullMarked
package io.posthorn.api.database;

import org.jspecify.annotations.NullMarked;
