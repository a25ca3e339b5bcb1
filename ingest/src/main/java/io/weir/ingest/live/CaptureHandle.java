package io.weir.ingest.live;

import org.pcap4j.core.BpfProgram.BpfCompileMode;
import org.pcap4j.core.NotOpenException;
import org.pcap4j.core.PcapHandle;
import org.pcap4j.core.PcapHandle.TimestampPrecision;
import org.pcap4j.core.PcapNativeException;
import org.pcap4j.core.PcapNetworkInterface.PromiscuousMode;

/** Opens interfaces by libpcap, and says what to do where it cannot. */
final class CaptureHandle {

    /** On Linux there is one, of this name. It shows each frame twice: going out, coming in. */
    private static final String LOOPBACK = "lo";

    /** How long frames may gather in the kernel before they are handed out as one block. */
    static final int GATHER_MILLIS = 50;

    // PCAP_ERROR_ numbers of libpcap.
    private static final int NO_SUCH_DEVICE = -5;
    private static final int NO_RIGHT = -8;
    private static final int NOT_UP = -9;
    private static final int NO_RIGHT_TO_PROMISCUOUS = -11;

    private CaptureHandle() {}

    static PcapHandle open(CaptureSettings settings) throws CannotCapture {
        Libpcap.load();
        String name = settings.interfaceName();
        if (name.isEmpty()) {
            throw noSuch(name);
        }
        try {
            return new PcapHandle.Builder(name)
                    .snaplen(settings.snaplen())
                    .promiscuousMode(
                            settings.promiscuous()
                                    ? PromiscuousMode.PROMISCUOUS
                                    : PromiscuousMode.NONPROMISCUOUS)
                    .timeoutMillis(GATHER_MILLIS)
                    .bufferSize(settings.bufferBytes())
                    .timestampPrecision(TimestampPrecision.NANO)
                    .build();
        } catch (PcapNativeException e) {
            throw refusal(name, e);
        }
    }

    /**
     * Lets the kernel sort out and cut the frames. There is always a filter, since without one the
     * kernel hands over whole frames whatever is kept of them.
     */
    static void filter(PcapHandle handle, CaptureSettings settings) throws CannotCapture {
        CaptureFilter.check(settings.filter(), handle.getDlt().value(), settings.snaplen());
        try {
            handle.setFilter(settings.filter(), BpfCompileMode.OPTIMIZE);
        } catch (PcapNativeException | NotOpenException e) {
            throw new CannotCapture(
                    "the filter '"
                            + settings.filter()
                            + "' does not work on "
                            + settings.interfaceName()
                            + ": "
                            + e.getMessage());
        }
    }

    /**
     * Frames behind a number of the kernel's. It counts both sights of a frame on the loopback
     * interface; libpcap hands out one.
     */
    static long framesOf(String name, long counted) {
        return name.equals(LOOPBACK) ? (counted + 1) / 2 : counted;
    }

    private static CannotCapture refusal(String name, PcapNativeException e) {
        Integer status = e.getReturnCode();
        return switch (status == null ? 0 : status) {
            case NO_SUCH_DEVICE -> noSuch(name);
            case NO_RIGHT, NO_RIGHT_TO_PROMISCUOUS -> new NoRightToCapture(name);
            case NOT_UP ->
                    new CannotCapture(
                            "the interface " + name + " is down: ip link set " + name + " up");
            default ->
                    new CannotCapture(
                            "the interface " + name + " cannot be captured: " + e.getMessage());
        };
    }

    private static CannotCapture noSuch(String name) {
        return new CannotCapture(
                "there is no interface '" + name + "': weir sensor --list shows those there are");
    }
}
