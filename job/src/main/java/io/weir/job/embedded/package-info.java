/** Flink inside this process, for those who need no cluster. */
@NullMarked
package io.weir.job.embedded;

import org.jspecify.annotations.NullMarked;
