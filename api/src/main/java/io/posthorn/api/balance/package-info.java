/// The books: what was accepted and what became of it.
@NullMarked
package io.posthorn.api.balance;

import org.jspecify.annotations.NullMarked;
