/**
 * Result tables as Iceberg tables: the very files of {@link io.weir.job.parquet}, and one append
 * for all files of a checkpoint. Iceberg's core does it without Hadoop and without Flink's table
 * API; all of its use of files goes through Flink's file systems.
 */
@NullMarked
package io.weir.job.iceberg;

import org.jspecify.annotations.NullMarked;
