/**
 * {@code weir compact}: merges the many small Parquet files of a running job into few large ones. A
 * folder is replaced as a whole, in one step of the file system, so that readers find the rows in
 * the old files or in the new ones, never in both and never in none.
 */
@NullMarked
package io.weir.cli.compact;

import org.jspecify.annotations.NullMarked;
