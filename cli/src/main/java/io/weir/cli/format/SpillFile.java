package io.weir.cli.format;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Rows that wait on disk until the rows in front of them are out. */
final class SpillFile {

    private static final int CHUNK = 1 << 16;

    private @Nullable Path file;
    private @Nullable OutputStream out;

    /** Appends a buffer and clears it. */
    synchronized void append(TextBuffer rows) throws IOException {
        OutputStream stream = out;
        if (stream == null) {
            Path created = Files.createTempFile("weir-rows-", ".txt");
            created.toFile().deleteOnExit();
            stream = Files.newOutputStream(created);
            file = created;
            out = stream;
        }
        rows.writeTo(stream);
        rows.clear();
    }

    /** Writes all rows to the results and removes the file. */
    synchronized void moveTo(ResultStream results) throws IOException {
        if (out == null || file == null) {
            return;
        }
        out.close();
        TextBuffer rows = new TextBuffer(CHUNK);
        byte[] chunk = new byte[CHUNK];
        try (InputStream in = Files.newInputStream(file)) {
            for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
                rows.append(chunk, 0, n);
                results.write(rows);
            }
        }
        Files.delete(file);
    }
}
