/// Everything in one process: broker, database, API and dispatcher, durable in one folder.
@NullMarked
package io.posthorn.standalone;

import org.jspecify.annotations.NullMarked;
