/// The other side: a server that takes webhooks well, badly or not at all, and remembers what it saw.
@NullMarked
package io.posthorn.standalone.receiver;

import org.jspecify.annotations.NullMarked;
