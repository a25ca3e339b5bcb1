package io.weir.ingest.sensor;

import static io.weir.ingest.capture.CaptureFile.STANDARD_INPUT;

import io.weir.command.config.Problems;
import io.weir.command.config.SizeConverter;
import io.weir.ingest.capture.CaptureLimits;
import io.weir.ingest.live.CannotCapture;
import io.weir.ingest.live.CaptureFilter;
import io.weir.ingest.live.CaptureSettings;
import io.weir.ingest.live.LiveCapture;
import io.weir.ingest.live.LiveStream;
import io.weir.ingest.live.PipedFrames;
import io.weir.ingest.live.Privileges;
import io.weir.ingest.live.WrongFilter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that say where the frames come from. */
final class CaptureOptions {

    private static final int LEAST_SNAPLEN = 64;
    private static final int MOST_SNAPLEN = 262_144;
    private static final long LEAST_BUFFER = 64 << 10;

    @Option(
            names = "--interface",
            paramLabel = "IF",
            description = "network interface to capture on")
    @Nullable String networkInterface;

    @Option(
            names = "--read",
            paramLabel = "FILE|-",
            description = "a capture to read as if it were live; '-' is standard input")
    @Nullable String file;

    @Option(
            names = "--list",
            description =
                    "show the interfaces with their state, addresses, link type and the packets of"
                            + " one second, and end")
    boolean list;

    @Option(
            names = "--filter",
            paramLabel = "BPF",
            description = "which frames, in the language of tcpdump (default: all)")
    String filter = "";

    @Option(
            names = "--snaplen",
            paramLabel = "N",
            description = "octets kept of each frame (default: 4096)")
    int snaplen = CaptureSettings.DEFAULT_SNAPLEN;

    @Option(
            names = "--buffer",
            paramLabel = "SIZE",
            converter = SizeConverter.class,
            description = "the kernel's buffer, which stands in while weir is busy (default: 64m)")
    long bufferBytes = CaptureSettings.DEFAULT_BUFFER_BYTES;

    @Option(names = "--no-promiscuous", description = "only frames that are meant for this machine")
    boolean notPromiscuous;

    @Option(
            names = "--user",
            paramLabel = "NAME",
            description = "become this user for good once the capture is open")
    @Nullable String user;

    void check(Problems problems, boolean runs) {
        if (networkInterface != null && file != null) {
            problems.add("--interface and --read exclude each other: give one of them");
        }
        if (runs && networkInterface == null && file == null) {
            problems.add("nothing to capture: give --interface IF, or --read FILE");
        }
        if (runs
                && file != null
                && !file.equals(STANDARD_INPUT)
                && !Files.isReadable(Path.of(file))) {
            problems.add("--read", "'" + file + "' is not there, or not to be read");
        }
        if (snaplen < LEAST_SNAPLEN || snaplen > MOST_SNAPLEN) {
            problems.add(
                    "--snaplen",
                    "must be " + LEAST_SNAPLEN + " to " + MOST_SNAPLEN + ", was " + snaplen);
        }
        if (bufferBytes < LEAST_BUFFER || bufferBytes > Integer.MAX_VALUE) {
            problems.add("--buffer", "must be 64k to 2g, was " + bufferBytes);
        }
        if (file != null && !filter.isEmpty()) {
            problems.add("--filter", "is for --interface; tcpdump filters what it writes");
        }
        try {
            CaptureFilter.checkSyntax(filter);
        } catch (WrongFilter e) {
            problems.add(e.line());
        }
    }

    /** Whether frames are lost when nobody takes them. */
    boolean isLive() {
        return networkInterface != null;
    }

    /** Opens the capture, and gives up the rights that only this needed. */
    LiveStream open() throws CannotCapture {
        LiveStream frames =
                networkInterface == null
                        ? new PipedFrames(String.valueOf(file), CaptureLimits.DEFAULT)
                        : LiveCapture.open(
                                new CaptureSettings(
                                        networkInterface,
                                        filter,
                                        snaplen,
                                        !notPromiscuous,
                                        (int) bufferBytes));
        if (user != null) {
            try {
                Privileges.becomeUser(user);
                Privileges.checkReadable(
                        user, String.valueOf(System.getProperty("java.class.path")));
            } catch (CannotCapture e) {
                frames.close();
                throw e;
            }
        }
        return frames;
    }
}
