package io.weir.ingest.live;

import com.sun.jna.Memory;
import com.sun.jna.NativeLong;
import com.sun.jna.Platform;
import io.weir.command.TemporaryFiles;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Gives up root once nothing needs it any more. Linux only. */
public final class Privileges {

    private static final NativeLong ZERO = new NativeLong(0);
    private static final NativeLong ONE = new NativeLong(1);

    private Privileges() {}

    /**
     * Makes every thread of this process one of the user's: with its groups, without capabilities,
     * and unable to gain any by starting a program. What is open stays open, and the folder of
     * temporary files goes along. Read back from the kernel before it is believed.
     *
     * @throws CannotCapture why this cannot be done; some of it may have been, so the process
     *     should end
     */
    public static void becomeUser(String user) throws CannotCapture {
        if (!Platform.isLinux() || LibC.seccompNumber() < 0) {
            throw new CannotCapture(
                    "--user works on Linux on x86-64 and aarch64 only: start it as " + user);
        }
        LibC.Passwd entry = LibC.getpwnam(user);
        if (entry == null) {
            throw new CannotCapture("--user: there is no user '" + user + "' on this machine");
        }
        if (entry.user == 0) {
            throw new CannotCapture("--user: '" + user + "' is root, so nothing would be given up");
        }
        giveTemporaryFiles(user);
        expect(LibC.initgroups(user, entry.group), user, "its groups");
        expect(LibC.setgid(entry.group), user, "its group");
        expect(LibC.setuid(entry.user), user, "its user id");
        expect(forbidNewPrivileges(), user, "no_new_privs");
        readBack(user, entry.user, entry.group);
    }

    /**
     * Checks that what is left of the program to be loaded can be.
     *
     * @param classPath of this process; a single jar has been opened by now, and stays so
     * @throws CannotCapture which of it the user of this process may not read
     */
    public static void checkReadable(String user, String classPath) throws CannotCapture {
        String[] entries = classPath.split(File.pathSeparator);
        for (String entry : entries) {
            if (entries.length > 1 && !Files.isReadable(Path.of(entry))) {
                throw new CannotCapture(
                        "--user: '"
                                + user
                                + "' may not read "
                                + entry
                                + ", which is a part of weir: put weir where "
                                + user
                                + " may read it, or use weir-sensor.jar");
            }
        }
    }

    /**
     * The flag belongs to a thread. The one call that carries it to all others is that which
     * installs a filter of system calls on all of them; this filter lets everything pass.
     */
    private static int forbidNewPrivileges() {
        if (LibC.prctl(LibC.SET_NO_NEW_PRIVS, ONE, ZERO, ZERO, ZERO) != 0) {
            return -1;
        }
        try (Memory filter = LibC.passAll()) {
            return LibC.syscall(
                            new NativeLong(LibC.seccompNumber()),
                            new NativeLong(LibC.SECCOMP_SET_MODE_FILTER),
                            new NativeLong(LibC.SECCOMP_FILTER_FLAG_TSYNC),
                            filter)
                    .intValue();
        }
    }

    private static void giveTemporaryFiles(String user) throws CannotCapture {
        try {
            TemporaryFiles.giveTo(user);
        } catch (IOException e) {
            throw cannotBecome(user, "its temporary files");
        }
    }

    private static void expect(int status, String user, String what) throws CannotCapture {
        if (status != 0) {
            throw cannotBecome(user, what);
        }
    }

    private static CannotCapture cannotBecome(String user, String what) {
        return new CannotCapture(
                "--user: cannot become '" + user + "' (" + what + "): only root can");
    }

    private static void readBack(String user, int userId, int groupId) throws CannotCapture {
        try {
            List<ThreadRights> kept =
                    ThreadRights.ofThisProcess().stream()
                            .filter(rights -> !rights.areOnlyThoseOf(userId, groupId))
                            .toList();
            if (!kept.isEmpty()) {
                throw new CannotCapture(
                        "--user: not every thread has become '" + user + "': " + kept.get(0));
            }
        } catch (IOException e) {
            throw new CannotCapture("--user: what became of the rights cannot be read: " + e);
        }
    }
}
