/**
 * The flow rules: which packet joins which flow, who is the client, when and why a flow ends, what
 * its record says. Pure: time is an argument, results leave through a consumer; no Flink, clock,
 * thread, logger or file.
 */
@NullMarked
package io.weir.job.flow;

import org.jspecify.annotations.NullMarked;
