/**
 * Packets of one conversation gathered into trains by rule time. Pure: no clock, file or thread.
 */
@NullMarked
package io.weir.ingest.train;

import org.jspecify.annotations.NullMarked;
