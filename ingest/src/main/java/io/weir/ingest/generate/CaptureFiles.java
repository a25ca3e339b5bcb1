package io.weir.ingest.generate;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A generated capture as files: {@code NAME.pcap} and, unless it is not wanted, {@code
 * NAME.truth.jsonl} beside it. Both get their names only when they are complete.
 *
 * @param capture where the capture goes
 * @param packets frames, at least 1
 * @param seed the same seed and number of packets give the same octets everywhere
 * @param snaplen octets kept of each frame, at least 1; the truth is that of whole frames
 * @param truth false to write the capture only
 * @param overwrite true to replace files that are there
 */
public record CaptureFiles(
        Path capture, long packets, long seed, int snaplen, boolean truth, boolean overwrite) {

    /** Keeps every frame whole. */
    public static final int WHOLE = 65_535;

    private static final int FRAMES_AT_A_TIME = 10_000;
    private static final String EXTENSION = ".pcap";
    private static final String UNFINISHED = ".part";

    /** Where the truth goes: the capture's name with .truth.jsonl in the place of .pcap. */
    public Path truthFile() {
        String name = capture.getFileName().toString();
        String stem =
                name.endsWith(EXTENSION)
                        ? name.substring(0, name.length() - EXTENSION.length())
                        : name;
        return capture.resolveSibling(stem + ".truth.jsonl");
    }

    /**
     * Writes both.
     *
     * @param progress told from time to time how many frames are written
     * @throws FileAlreadyExistsException when a file is there and is not to be replaced
     */
    public GeneratedCapture write(LongConsumer progress) throws IOException {
        refuse(capture);
        if (truth) {
            refuse(truthFile());
        }
        try {
            GeneratedCapture written = writeUnfinished(progress);
            finish(capture);
            if (truth) {
                finish(truthFile());
            }
            return written;
        } finally {
            Files.deleteIfExists(unfinished(capture));
            Files.deleteIfExists(unfinished(truthFile()));
        }
    }

    private GeneratedCapture writeUnfinished(LongConsumer progress) throws IOException {
        try (PcapWriter frames = openCapture();
                TruthWriter truths = truth ? openTruth() : null) {
            return generate(frames, truths, progress);
        }
    }

    private GeneratedCapture generate(
            PcapWriter frames, @Nullable TruthWriter truths, LongConsumer progress)
            throws IOException {
        CaptureGenerator generator = new CaptureGenerator(seed, packets, frames, truths);
        while (generator.write(FRAMES_AT_A_TIME)) {
            progress.accept(generator.written());
        }
        progress.accept(generator.written());
        return generator.summary();
    }

    private PcapWriter openCapture() throws IOException {
        OutputStream out = Files.newOutputStream(unfinished(capture));
        return new PcapWriter(out, PcapWriter.ETHERNET, snaplen, PcapWriter.Resolution.MICROS);
    }

    private TruthWriter openTruth() throws IOException {
        return new TruthWriter(Files.newOutputStream(unfinished(truthFile())));
    }

    private void refuse(Path file) throws FileAlreadyExistsException {
        if (!overwrite && Files.exists(file)) {
            throw new FileAlreadyExistsException(file.toString());
        }
    }

    private static void finish(Path file) throws IOException {
        Files.move(unfinished(file), file, StandardCopyOption.REPLACE_EXISTING);
    }

    private static Path unfinished(Path file) {
        return file.resolveSibling(file.getFileName() + UNFINISHED);
    }
}
