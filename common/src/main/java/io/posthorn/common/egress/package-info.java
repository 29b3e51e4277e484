/// Which addresses outbound requests may reach, the same at registration and at delivery.
@NullMarked
package io.posthorn.common.egress;

import org.jspecify.annotations.NullMarked;
