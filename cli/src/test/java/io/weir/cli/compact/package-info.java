/** Tests of compaction: rows, readers and kills. */
@NullMarked
package io.weir.cli.compact;

import org.jspecify.annotations.NullMarked;
