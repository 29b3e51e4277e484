/// Signature schemes of outgoing webhooks.
@NullMarked
package io.posthorn.common.signature;

import org.jspecify.annotations.NullMarked;
