/** The main class of {@code weir-job.jar}. */
@NullMarked
package io.weir.job;

import org.jspecify.annotations.NullMarked;
