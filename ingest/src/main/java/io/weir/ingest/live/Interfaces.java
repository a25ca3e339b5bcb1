package io.weir.ingest.live;

import io.weir.ingest.decode.LinkType;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.pcap4j.core.NotOpenException;
import org.pcap4j.core.PcapHandle;
import org.pcap4j.core.PcapNativeException;
import org.pcap4j.core.PcapNetworkInterface;
import org.pcap4j.core.Pcaps;

/** The interfaces of this machine, and which of them see packets. */
public final class Interfaces {

    /** Nothing is read while they are watched: the kernel counts. */
    private static final int BUFFER_BYTES = 1 << 20;

    private static final int SNAPLEN = 64;

    private Interfaces() {}

    /**
     * Watches all interfaces at once. Left out are those that cannot be captured, whatever rights
     * one has, or whose frames nobody here decodes.
     *
     * @throws CannotCapture no libpcap
     */
    public static List<InterfaceState> watch(long micros)
            throws CannotCapture, InterruptedException {
        Libpcap.load();
        List<Watched> all = new ArrayList<>();
        try {
            for (PcapNetworkInterface device : Pcaps.findAllDevs()) {
                Watched watched = Watched.open(device);
                if (watched != null) {
                    all.add(watched);
                }
            }
            TimeUnit.MICROSECONDS.sleep(micros);
            return all.stream().map(Watched::state).toList();
        } catch (PcapNativeException e) {
            throw new CannotCapture("the interfaces cannot be listed: " + e.getMessage());
        } finally {
            all.forEach(Watched::close);
        }
    }

    /**
     * An interface, and its capture if there can be one now.
     *
     * @param otherwise stands for the packets where there is no capture
     */
    private record Watched(
            PcapNetworkInterface device, @Nullable PcapHandle handle, long otherwise) {

        static @Nullable Watched open(PcapNetworkInterface device) {
            PcapHandle handle;
            try {
                handle =
                        CaptureHandle.open(
                                new CaptureSettings(
                                        device.getName(), "", SNAPLEN, false, BUFFER_BYTES));
            } catch (NoRightToCapture e) {
                return new Watched(device, null, InterfaceState.NO_RIGHT);
            } catch (CannotCapture e) {
                return device.isUp() ? null : new Watched(device, null, 0);
            }
            if (LinkType.isKnown(handle.getDlt().value())) {
                return new Watched(device, handle, 0);
            }
            handle.close();
            return null;
        }

        InterfaceState state() {
            return new InterfaceState(
                    device.getName(),
                    !device.isUp()
                            ? InterfaceState.DOWN
                            : device.isRunning() ? InterfaceState.UP : InterfaceState.NO_CARRIER,
                    device.getAddresses().stream()
                            .map(address -> address.getAddress().getHostAddress())
                            // An IPv6 address names its interface again, behind a percent sign.
                            .map(address -> address.replaceAll("%.*", ""))
                            .toList(),
                    handle == null ? "" : handle.getDlt().name(),
                    packets());
        }

        private long packets() {
            if (handle == null) {
                return otherwise;
            }
            try {
                long packets = handle.getStats().getNumPacketsReceived();
                return CaptureHandle.framesOf(device.getName(), packets);
            } catch (PcapNativeException | NotOpenException e) {
                return otherwise;
            }
        }

        void close() {
            if (handle != null) {
                handle.close();
            }
        }
    }
}
