package io.weir.job.parquet;

import org.apache.flink.core.fs.Path;
import org.apache.flink.core.fs.RecoverableWriter.CommitRecoverable;

/**
 * A complete file that nobody sees yet.
 *
 * @param path where it will stand
 * @param recoverable what its file system needs to put it there, also after a restart
 */
record PendingFile(Path path, CommitRecoverable recoverable) {}
