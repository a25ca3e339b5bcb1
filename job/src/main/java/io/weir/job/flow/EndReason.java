package io.weir.job.flow;

/** Why a record was made: column {@code end_reason}. */
public enum EndReason {
    /** Both sides sent a FIN. */
    FIN(1),
    RST(2),
    IDLE_TIMEOUT(3),
    /** An INTERIM record: the flow goes on. */
    ACTIVE_TIMEOUT(4),
    /** A SYN that opens a new flow between the same ends came. */
    PORT_REUSE(5),
    END_OF_INPUT(6),
    /** The state was full. */
    EVICTED(7);

    private static final EndReason[] ALL = values();

    private final int code;

    EndReason(int code) {
        this.code = code;
    }

    /** The number in saved state, which never changes; 0 stands for none. */
    int code() {
        return code;
    }

    static EndReason ofCode(int code) {
        for (EndReason reason : ALL) {
            if (reason.code == code) {
                return reason;
            }
        }
        throw new IllegalArgumentException("no end reason has the code " + code);
    }
}
