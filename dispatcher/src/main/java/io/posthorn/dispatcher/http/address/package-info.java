@NullMarked
package io.posthorn.dispatcher.http.address;

import org.jspecify.annotations.NullMarked;
