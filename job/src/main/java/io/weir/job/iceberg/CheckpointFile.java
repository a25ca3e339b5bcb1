package io.weir.job.iceberg;

import io.weir.job.parquet.PendingFile;

/**
 * A complete file with what names the commit that it belongs to. A run that goes on from a
 * checkpoint of another has that other's files to commit, under the other's name.
 *
 * @param runId of the run that wrote it, see {@link IcebergSink}
 * @param checkpoint at which it was completed; {@link Long#MAX_VALUE} at the end of a run without
 *     checkpoints
 */
record CheckpointFile(PendingFile file, String runId, long checkpoint) {}
