/**
 * Frames as they come: captured on an interface through libpcap, or read from a pipe. A thread of
 * its own takes them from there into a bounded hand-over; what does not fit is counted.
 */
@NullMarked
package io.weir.ingest.live;

import org.jspecify.annotations.NullMarked;
