/// What was measured, on what, as a table.
@NullMarked
package io.posthorn.benchmark.report;

import org.jspecify.annotations.NullMarked;
