/** The distributed way, from replay to tables, held against the run in one process. */
@NullMarked
package io.weir.cli.distributed;

import org.jspecify.annotations.NullMarked;
