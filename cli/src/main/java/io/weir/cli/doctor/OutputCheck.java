package io.weir.cli.doctor;

import io.weir.cli.analyze.OutFolder;
import io.weir.cli.finding.Finding;
import io.weir.command.FileErrors;
import io.weir.command.terminal.HumanUnits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether a job could write its tables into a folder, which need not exist yet. */
final class OutputCheck {

    private static final String SUBJECT = "output";
    private static final String FIX =
            "give the user that runs the job the right to write there, or another --out";

    /** Less is a day or two of a busy link. */
    private static final long ENOUGH_BYTES = 10L << 30;

    private OutputCheck() {}

    static Finding of(Path out) {
        String obstacle = new OutFolder(out).obstacle();
        if (obstacle != null) {
            return Finding.bad(SUBJECT, "cannot write to " + out + ": " + obstacle, FIX);
        }
        try {
            return room(out, Files.getFileStore(existing(out)).getUsableSpace());
        } catch (IOException e) {
            return Finding.bad(SUBJECT, "cannot write to " + out + ": " + FileErrors.words(e), FIX);
        }
    }

    static Finding room(Path out, long bytes) {
        String text = out + " can be written, " + HumanUnits.bytes(bytes) + " free";
        return bytes >= ENOUGH_BYTES
                ? Finding.good(SUBJECT, text)
                : Finding.warning(SUBJECT, text, "make room: a full disk stops the job");
    }

    private static Path existing(Path folder) {
        Path parent = folder.toAbsolutePath().getParent();
        return Files.exists(folder) || parent == null ? folder : existing(parent);
    }
}
