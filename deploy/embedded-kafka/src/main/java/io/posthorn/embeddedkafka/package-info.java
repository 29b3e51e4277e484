/// One real Kafka node inside this JVM, for the one-process way to run and for tests.
@NullMarked
package io.posthorn.embeddedkafka;

import org.jspecify.annotations.NullMarked;
