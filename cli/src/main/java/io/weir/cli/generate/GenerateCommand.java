package io.weir.cli.generate;

import io.weir.ingest.generate.CaptureFiles;
import io.weir.ingest.generate.GeneratedCapture;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code weir generate}: writes a synthetic capture and, beside it, the flows that are in it. */
@Command(
        name = "generate",
        header = "Writes a realistic capture of any size, with its truth beside it.",
        sortOptions = false,
        customSynopsis = "weir generate --packets N [OPTION]... FILE.pcap",
        footer = {
            "",
            "The truth, FILE.truth.jsonl, holds one line for each flow: the columns of the flow",
            "record as 'weir analyze --network 10.0.0.0/8 --network fd00::/8' has to find them.",
            "The same seed and number of packets give the same octets on every machine. Example:",
            "  weir generate --packets 1000000 --seed 7 million.pcap"
        })
public final class GenerateCommand implements Callable<Integer> {

    private static final int GOOD = 0;
    private static final int FAILED = 1;
    private static final int USAGE = 2;

    /** What 32-bit seconds can hold from the first packet on, at the generator's rate. */
    private static final long MOST_PACKETS = 10_000_000_000_000L;

    private static final int LEAST_SNAPLEN = 64;

    @Parameters(paramLabel = "FILE.pcap", description = "the capture to write")
    private Path file = Path.of("");

    @Option(
            names = "--packets",
            required = true,
            paramLabel = "N",
            description = "frames in the capture, exactly")
    private long packets;

    @Option(names = "--seed", paramLabel = "S", description = "any integer (default: 1)")
    private long seed = 1;

    @Option(
            names = "--snaplen",
            paramLabel = "N",
            description = "octets kept of each frame (default: all); the truth stays that of all")
    private int snaplen = CaptureFiles.WHOLE;

    @Option(names = "--no-truth", description = "write the capture only")
    private boolean withoutTruth;

    @Option(names = "--overwrite", description = "replace files that are there")
    private boolean overwrite;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "show this help")
    boolean help;

    private final PrintStream messages;
    private final boolean terminal;

    /**
     * @param messages standard error
     * @param terminal true when a person looks at it
     */
    public GenerateCommand(PrintStream messages, boolean terminal) {
        this.messages = messages;
        this.terminal = terminal;
    }

    /** The exit status: 0 good, 2 bad usage, 1 anything else. */
    @Override
    public Integer call() {
        if (packets < 1 || packets > MOST_PACKETS) {
            return refuse("--packets must be 1 to " + MOST_PACKETS + ", was " + packets);
        }
        if (snaplen < LEAST_SNAPLEN || snaplen > CaptureFiles.WHOLE) {
            String range = LEAST_SNAPLEN + " to " + CaptureFiles.WHOLE;
            return refuse("--snaplen must be " + range + ", was " + snaplen);
        }
        if (file.getFileName() == null || file.toString().isEmpty()) {
            return refuse("no file name to write to: '" + file + "'");
        }
        return generate(new CaptureFiles(file, packets, seed, snaplen, !withoutTruth, overwrite));
    }

    private int generate(CaptureFiles files) {
        try {
            messages.println(summary(write(files)));
            return GOOD;
        } catch (FileAlreadyExistsException e) {
            return refuse(e.getFile() + " is there already; --overwrite replaces it");
        } catch (FileSystemException e) {
            return fail("cannot write " + e.getFile() + ": " + reason(e));
        } catch (IOException e) {
            return fail("cannot write " + file + ": " + e.getMessage());
        }
    }

    private GeneratedCapture write(CaptureFiles files) throws IOException {
        try (PercentLine progress = new PercentLine(messages, packets, terminal)) {
            return files.write(progress::show);
        }
    }

    private String summary(GeneratedCapture capture) {
        return String.format(
                Locale.ROOT,
                "weir: %s: %,d packets, %d of them not IP, in %,d flows over %,d s",
                file,
                capture.packets(),
                capture.notIp(),
                capture.flows(),
                (capture.endUs() - capture.startUs()) / 1_000_000);
    }

    private static String reason(FileSystemException e) {
        return e.getReason() == null ? e.getClass().getSimpleName() : e.getReason();
    }

    private int refuse(String message) {
        messages.println("weir: " + message);
        return USAGE;
    }

    private int fail(String message) {
        messages.println("weir: " + message);
        return FAILED;
    }
}
