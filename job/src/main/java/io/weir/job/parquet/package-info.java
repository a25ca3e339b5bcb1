/**
 * Result tables as Parquet files, written without Hadoop at run time: a two-phase Flink sink over
 * any row whose {@link io.weir.job.parquet.RowColumns columns} are described, with hidden files
 * that become visible at commit, one folder for each hour, and a bound on the files held open.
 */
@NullMarked
package io.weir.job.parquet;

import org.jspecify.annotations.NullMarked;
