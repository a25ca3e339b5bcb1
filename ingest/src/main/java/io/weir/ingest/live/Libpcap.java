package io.weir.ingest.live;

import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the machine's libpcap before pcap4j does: of itself it tries one name only, which on Debian
 * just the development package has, and calls a library that is not there an old one.
 */
final class Libpcap {

    /** Where pcap4j looks for a name. */
    private static final String NAME_PROPERTY = "org.pcap4j.core.pcapLibName";

    /** Debian and Ubuntu; others; any with the development package, macOS. */
    private static final List<String> NAMES = List.of("libpcap.so.0.8", "libpcap.so.1", "pcap");

    private static final List<String> WINDOWS_NAMES = List.of("wpcap");

    private Libpcap() {}

    /** Makes pcap4j use the library that is there. */
    static void load() throws CannotCapture {
        if (System.getProperty(NAME_PROPERTY) == null) {
            System.setProperty(NAME_PROPERTY, find(Platform.isWindows() ? WINDOWS_NAMES : NAMES));
        }
    }

    /** The first of these libraries that can be loaded. */
    static String find(List<String> names) throws CannotCapture {
        String found = "";
        for (String name : names) {
            String error = load(name);
            if (error == null) {
                return name;
            }
            found = error;
        }
        throw new CannotCapture(
                "live capture needs libpcap, and this machine has none: apt-get install libpcap0.8"
                        + " (Debian, Ubuntu), dnf install libpcap (Fedora, RHEL); the last try said: "
                        + found.lines().findFirst().orElse("nothing"));
    }

    /** Null, or why it cannot be loaded. */
    private static @Nullable String load(String name) {
        try {
            NativeLibrary.getInstance(name);
            return null;
        } catch (LinkageError e) {
            return String.valueOf(e.getMessage());
        }
    }
}
