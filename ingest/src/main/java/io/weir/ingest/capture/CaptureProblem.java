package io.weir.ingest.capture;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/**
 * Why a capture ended before its end, or could not be read at all. Every frame in front of it has
 * been handed out.
 *
 * @param file the name of the capture as it was given
 * @param offset octets from the start of the capture, uncompressed, to the record or block that is
 *     broken; {@link #WHOLE_FILE} where the file could not even be opened
 * @param compressed the offset is one in the uncompressed stream, not in the file on disk
 * @param expected what should have stood there
 * @param found what stood there instead
 */
public record CaptureProblem(
        String file, long offset, boolean compressed, String expected, String found) {

    public static final long WHOLE_FILE = -1;

    /** One line for people. The file name stands in it as given and may need escaping. */
    public String text() {
        return file + ": " + message();
    }

    /** The same without the file name. */
    public String message() {
        String what = "expected " + expected + ", found " + found;
        if (offset == WHOLE_FILE) {
            return what;
        }
        return "at octet " + offset + (compressed ? " of the uncompressed stream: " : ": ") + what;
    }

    static CaptureProblem unknownLinkType(String file, int linkType) {
        return new CaptureProblem(
                file,
                WHOLE_FILE,
                false,
                "a link type that weir decodes",
                "link type " + linkType + ": its frames are counted as undecodable");
    }

    static CaptureProblem unreadable(String file, String found) {
        return new CaptureProblem(file, WHOLE_FILE, false, "a readable capture file", found);
    }

    static CaptureProblem unreadable(String file, IOException cause) {
        if (cause instanceof NoSuchFileException || cause instanceof FileNotFoundException) {
            return unreadable(file, "no such file");
        }
        if (cause instanceof AccessDeniedException) {
            return unreadable(file, "one that may not be read (permission denied)");
        }
        return unreadable(file, "an error: " + reason(cause));
    }

    static String reason(IOException cause) {
        String reason =
                cause instanceof FileSystemException e && e.getReason() != null
                        ? e.getReason()
                        : cause.getMessage();
        return reason == null ? cause.getClass().getSimpleName() : reason;
    }
}
