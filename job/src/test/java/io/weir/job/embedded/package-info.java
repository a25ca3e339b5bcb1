/** What a cluster inside this process lets others do: nothing. */
@NullMarked
package io.weir.job.embedded;

import org.jspecify.annotations.NullMarked;
