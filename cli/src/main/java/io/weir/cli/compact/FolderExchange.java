package io.weir.cli.compact;

import com.sun.jna.LastErrorException;
import com.sun.jna.Native;
import com.sun.jna.Platform;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Arrays;

/** Two folders change places in one step: whoever looks sees them before or after it. */
final class FolderExchange {

    /** The paths are absolute. */
    private static final int NO_FOLDER = -100;

    private static final int RENAME_EXCHANGE = 2;
    private static final Charset NAMES =
            Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"));

    private FolderExchange() {}

    /** The C library, loaded when it is first needed. */
    private static final class LibC {

        static {
            Native.register(Platform.C_LIBRARY_NAME);
        }

        private LibC() {}

        static native int renameat2(
                int oldFolder, byte[] oldPath, int newFolder, byte[] newPath, int flags)
                throws LastErrorException;
    }

    /**
     * @throws IOException why the file system, or this machine, cannot
     */
    static void exchange(Path one, Path other) throws IOException {
        if (!Platform.isLinux()) {
            throw new IOException("this system has no way to exchange two folders at once");
        }
        try {
            LibC.renameat2(NO_FOLDER, name(one), NO_FOLDER, name(other), RENAME_EXCHANGE);
        } catch (LastErrorException e) {
            throw new IOException(
                    "cannot exchange " + one + " and " + other + ": " + e.getMessage(), e);
        } catch (UnsatisfiedLinkError e) {
            throw new IOException("the C library has no renameat2", e);
        }
    }

    private static byte[] name(Path path) {
        byte[] name = path.toAbsolutePath().toString().getBytes(NAMES);
        return Arrays.copyOf(name, name.length + 1);
    }
}
