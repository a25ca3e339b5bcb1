/** Tests of the tables' files, read back by DuckDB. */
@NullMarked
package io.weir.job.parquet;

import org.jspecify.annotations.NullMarked;
