/**
 * The contract between sensor, job and readers: the flow key, the packet train and its codec, the
 * flow record. Depends on Avro only; the hot path writes and reads Avro's binary layout by hand.
 */
@NullMarked
package io.weir.schema;

import org.jspecify.annotations.NullMarked;
