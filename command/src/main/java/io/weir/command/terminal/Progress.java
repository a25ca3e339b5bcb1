package io.weir.command.terminal;

/** Told while a run goes on; every method may be called by several threads at once. */
public interface Progress {

    /** For those who do not look. */
    Progress NONE =
            new Progress() {
                @Override
                public void expect(long bytes) {}

                @Override
                public void advance(long packets, long bytes) {}
            };

    /**
     * Sizes of the inputs in bytes as they lie on disk; call it once. Without the call, or with a
     * negative number, the end is not known.
     */
    void expect(long bytes);

    /**
     * So many more packets and bytes (as they lie on disk) were read; call it every few thousand.
     */
    void advance(long packets, long bytes);
}
