/**
 * {@code weir query}: SQL over the tables of an output folder, by a DuckDB inside this process that
 * reads the Parquet files where they lie and writes nothing.
 */
@NullMarked
package io.weir.cli.query;

import org.jspecify.annotations.NullMarked;
