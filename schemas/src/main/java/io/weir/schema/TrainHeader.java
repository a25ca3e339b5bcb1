package io.weir.schema;

import org.jspecify.annotations.Nullable;

/**
 * What all packets of a train share besides their flow key.
 *
 * @param sensor name of the sensor that saw them
 * @param epoch live: start of the sensor run, µs since the epoch; replay: hash of files and
 *     settings
 * @param sequence number of the message among the sensor's messages of this epoch in this
 *     partition, from 0
 * @param clockUs no train published later holds a smaller rule time
 * @param aLocal the key's first end is inside the local networks
 * @param bLocal the other end is
 * @param vlanId innermost VLAN identifier, or −1
 * @param tunnel tunnels around the packets, outermost first, joined by {@code >}
 */
public record TrainHeader(
        String sensor,
        long epoch,
        long sequence,
        long clockUs,
        boolean aLocal,
        boolean bLocal,
        int vlanId,
        @Nullable String tunnel) {}
