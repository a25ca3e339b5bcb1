package io.weir.ingest.live;

/**
 * How to capture on an interface.
 *
 * @param interfaceName as {@code ip link} names it, or {@code any}
 * @param filter which frames, in the language of tcpdump (pcap-filter); empty for all
 * @param snaplen octets kept of each frame; lengths are told in full whatever is kept
 * @param promiscuous also frames that are meant for other machines
 * @param bufferBytes size of the kernel's buffer, which stands in while the sensor is busy
 */
public record CaptureSettings(
        String interfaceName, String filter, int snaplen, boolean promiscuous, int bufferBytes) {

    /** Holds the headers of any frame and the first payload that tells the application. */
    public static final int DEFAULT_SNAPLEN = 4096;

    /** A tenth of a second at 5 Gbit/s of whole frames, and much more of their beginnings. */
    public static final int DEFAULT_BUFFER_BYTES = 64 << 20;

    /** The defaults on an interface. */
    public static CaptureSettings on(String interfaceName) {
        return new CaptureSettings(interfaceName, "", DEFAULT_SNAPLEN, true, DEFAULT_BUFFER_BYTES);
    }

    CaptureSettings withFilter(String other) {
        return new CaptureSettings(interfaceName, other, snaplen, promiscuous, bufferBytes);
    }
}
