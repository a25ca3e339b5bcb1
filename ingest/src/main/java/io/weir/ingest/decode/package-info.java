/**
 * From the octets of a frame to one packet: link layer, tags, IP, tunnels, layer 4. Pure: no clock,
 * file or thread, and it never throws, whatever the octets are.
 */
@NullMarked
package io.weir.ingest.decode;

import org.jspecify.annotations.NullMarked;
