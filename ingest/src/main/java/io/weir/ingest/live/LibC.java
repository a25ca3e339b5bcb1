package io.weir.ingest.live;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;
import com.sun.jna.Structure;
import com.sun.jna.Structure.FieldOrder;
import org.jspecify.annotations.Nullable;

/**
 * The calls of Linux by which a process gives up rights. The names are those of the C library,
 * whose {@code set…id} work on all threads of the process; the kernel's own on the calling one
 * only.
 */
final class LibC {

    static final int SET_NO_NEW_PRIVS = 38;
    static final int SECCOMP_SET_MODE_FILTER = 1;
    static final int SECCOMP_FILTER_FLAG_TSYNC = 1;

    /** A filter's only instruction, "return ALLOW": code, jt, jf, k. */
    private static final short RETURN = 0x06;

    private static final int ALLOW = 0x7fff0000;

    static {
        Native.register(Platform.C_LIBRARY_NAME);
    }

    private LibC() {}

    static native @Nullable Passwd getpwnam(String name);

    static native int initgroups(String user, int group);

    static native int setgid(int group);

    static native int setuid(int user);

    static native int prctl(
            int option, NativeLong second, NativeLong third, NativeLong fourth, NativeLong fifth);

    static native NativeLong syscall(
            NativeLong number, NativeLong first, NativeLong second, Pointer third);

    /** The number of the system call on this kind of processor; below 0 where not known. */
    static int seccompNumber() {
        return switch (Platform.ARCH) {
            case "x86-64" -> 317;
            case "aarch64" -> 277;
            default -> -1;
        };
    }

    /** A {@code sock_fprog} that lets everything pass; the memory is one block, freed with it. */
    static Memory passAll() {
        long pointer = Native.POINTER_SIZE;
        Memory program = new Memory(2 * pointer + 8);
        program.clear();
        program.setShort(0, (short) 1);
        program.setPointer(pointer, program.share(2 * pointer));
        program.setShort(2 * pointer, RETURN);
        program.setInt(2 * pointer + 4, ALLOW);
        return program;
    }

    /** An entry of the user database, as far as it is needed. */
    @FieldOrder({"name", "password", "user", "group"})
    public static final class Passwd extends Structure {
        public @Nullable String name;
        public @Nullable String password;
        public int user;
        public int group;
    }
}
