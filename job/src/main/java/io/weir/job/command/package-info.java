/**
 * The job as a command: its options, the checks before it starts, and the graph with real ends, on
 * a cluster or in this process.
 */
@NullMarked
package io.weir.job.command;

import org.jspecify.annotations.NullMarked;
