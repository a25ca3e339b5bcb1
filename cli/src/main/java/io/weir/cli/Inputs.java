package io.weir.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What can be known of an input before it is opened. */
final class Inputs {

    static final String STANDARD_INPUT = "-";

    private Inputs() {}

    /** Why the input cannot be read, in words; null when it can be tried. */
    static @Nullable String obstacle(String input) {
        if (input.equals(STANDARD_INPUT)) {
            return null;
        }
        try {
            Path file = Path.of(input);
            if (!Files.exists(file)) {
                return "no such file";
            }
            if (Files.isDirectory(file)) {
                return "is a folder; name the capture files in it";
            }
            return Files.isReadable(file) ? null : "permission denied";
        } catch (InvalidPathException e) {
            return "is no file name: " + e.getReason();
        }
    }
}
