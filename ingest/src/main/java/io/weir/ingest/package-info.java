/** Where a sensor's process begins. */
@NullMarked
package io.weir.ingest;

import org.jspecify.annotations.NullMarked;
