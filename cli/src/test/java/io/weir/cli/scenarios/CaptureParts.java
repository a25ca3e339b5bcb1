package io.weir.cli.scenarios;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongToIntFunction;

/** A pcap file dealt out to several, each with the header and a part of the frames in order. */
public final class CaptureParts {

    private static final int HEADER = 24;
    private static final int RECORD_HEADER = 16;

    private CaptureParts() {}

    /**
     * @param partOf says by a frame's number which part takes it
     */
    public static List<Path> of(Path capture, int parts, LongToIntFunction partOf)
            throws IOException {
        ByteBuffer whole = ByteBuffer.wrap(Files.readAllBytes(capture));
        whole.order(ByteOrder.LITTLE_ENDIAN);
        List<Path> files = new ArrayList<>();
        for (int part = 0; part < parts; part++) {
            Path file = capture.resolveSibling("part" + part + "of" + parts + ".pcap");
            write(whole, file, part, partOf);
            files.add(file);
        }
        return files;
    }

    private static void write(ByteBuffer whole, Path file, int part, LongToIntFunction partOf)
            throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(whole.array(), 0, HEADER);
            int at = HEADER;
            for (long number = 0; at < whole.limit(); number++) {
                int length = RECORD_HEADER + whole.getInt(at + 8);
                if (partOf.applyAsInt(number) == part) {
                    out.write(whole.array(), at, length);
                }
                at += length;
            }
        }
    }
}
