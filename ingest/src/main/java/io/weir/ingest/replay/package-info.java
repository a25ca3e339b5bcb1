/**
 * Archives into a topic of their own: the same trains with the same numbers at every run, so that a
 * replay that was killed goes on where the topic ends.
 */
@NullMarked
package io.weir.ingest.replay;

import org.jspecify.annotations.NullMarked;
