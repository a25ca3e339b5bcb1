package io.weir.ingest.generate;

import io.weir.command.ConfiguredCommand;
import io.weir.command.ExitStatus;
import io.weir.command.Failure;
import io.weir.command.FileErrors;
import io.weir.command.Host;
import io.weir.command.config.Problems;
import io.weir.command.terminal.PercentLine;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
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
public final class GenerateCommand extends ConfiguredCommand {

    /** What 32-bit seconds can hold from the first packet on, at the generator's rate. */
    private static final long MOST_PACKETS = 10_000_000_000_000L;

    private static final int LEAST_SNAPLEN = 64;

    @Parameters(paramLabel = "FILE.pcap", arity = "0..1", description = "the capture to write")
    private @Nullable Path file;

    @Option(names = "--packets", paramLabel = "N", description = "frames in the capture, exactly")
    private @Nullable Long packets;

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

    private final Host host;

    public GenerateCommand(Host host) {
        this.host = host;
    }

    @Override
    protected void check(Problems problems) {
        if (packets != null && (packets < 1 || packets > MOST_PACKETS)) {
            problems.add("--packets", "must be 1 to " + MOST_PACKETS + ", was " + packets);
        }
        if (snaplen < LEAST_SNAPLEN || snaplen > CaptureFiles.WHOLE) {
            String range = LEAST_SNAPLEN + " to " + CaptureFiles.WHOLE;
            problems.add("--snaplen", "must be " + range + ", was " + snaplen);
        }
        if (!willRun()) {
            return;
        }
        if (packets == null) {
            problems.add("--packets", "must be given: how many frames the capture is to hold");
        }
        if (file == null) {
            problems.add("no file given, such as capture.pcap");
        } else if (file.getFileName() == null || file.toString().isEmpty()) {
            problems.add("no file name to write to: '" + file + "'");
        } else if (file.toString().equals("-")) {
            problems.add("'-': a capture and its truth are two files, which one pipe cannot take");
        }
    }

    @Override
    protected int run() throws Failure {
        if (file == null || packets == null) {
            throw new IllegalStateException("run without check");
        }
        return generate(
                new CaptureFiles(file, packets, seed, snaplen, !withoutTruth, overwrite), packets);
    }

    private int generate(CaptureFiles files, long total) throws Failure {
        try {
            host.say(summary(write(files, total)));
            return ExitStatus.GOOD;
        } catch (FileAlreadyExistsException e) {
            throw new Failure(
                    ExitStatus.USAGE, e.getFile() + " is there already; --overwrite replaces it");
        } catch (IOException e) {
            throw new Failure(
                    ExitStatus.FAILED, "cannot write " + file + ": " + FileErrors.words(e));
        }
    }

    private GeneratedCapture write(CaptureFiles files, long total) throws IOException {
        try (PercentLine progress =
                new PercentLine(host.err(), total, "packets", host.errTerminal())) {
            return files.write(progress::show);
        }
    }

    private String summary(GeneratedCapture capture) {
        return String.format(
                Locale.ROOT,
                "%s: %,d packets, %d of them not IP, in %,d flows over %,d s",
                file,
                capture.packets(),
                capture.notIp(),
                capture.flows(),
                (capture.endUs() - capture.startUs()) / 1_000_000);
    }
}
