/**
 * Capture files as a stream of frames: pcap and pcapng in all variants, plain or compressed, one
 * after the other or merged by time. No native library is needed to read them.
 */
@NullMarked
package io.weir.ingest.capture;

import org.jspecify.annotations.NullMarked;
