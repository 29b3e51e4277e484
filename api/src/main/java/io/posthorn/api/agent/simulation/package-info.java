/// Simulated time: fires now what is due in some hours to come, at once or as a job.
@NullMarked
package io.posthorn.api.agent.simulation;

import org.jspecify.annotations.NullMarked;
