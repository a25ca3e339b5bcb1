/**
 * Synthetic captures of any size with their truth: a seeded mix of conversations is planned one by
 * one, each with what its ends sent and what the tap saw of it, the frames go out in time order as
 * they fall due, and beside them one line a flow says what a flow meter has to find. The truth
 * comes from the plans alone and shares no code with the job. The frame builder and the capture
 * writer serve the project's own tests as well.
 */
@NullMarked
package io.weir.ingest.generate;

import org.jspecify.annotations.NullMarked;
