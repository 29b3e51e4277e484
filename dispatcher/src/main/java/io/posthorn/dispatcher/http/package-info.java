@NullMarked
package io.posthorn.dispatcher.http;

import org.jspecify.annotations.NullMarked;
