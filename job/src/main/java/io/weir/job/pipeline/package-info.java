/**
 * The Flink graph and its operators: thin shells that load state, ask the pure rules, store, and
 * arm one timer.
 */
@NullMarked
package io.weir.job.pipeline;

import org.jspecify.annotations.NullMarked;
