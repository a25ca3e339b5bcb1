package io.weir.job.flow;

/** How the client was chosen: column {@code role_basis}. */
public enum RoleBasis {
    /** It sent the first SYN, or received the SYN-ACK that came first. */
    SYN(1),
    /** It alone of the two ends is inside the local networks. */
    LOCAL_NETWORK(2),
    /** It sent the first packet seen. */
    FIRST_PACKET(3);

    private static final RoleBasis[] ALL = values();

    private final int code;

    RoleBasis(int code) {
        this.code = code;
    }

    /** The number in saved state, which never changes. */
    int code() {
        return code;
    }

    static RoleBasis ofCode(int code) {
        for (RoleBasis basis : ALL) {
            if (basis.code == code) {
                return basis;
            }
        }
        throw new IllegalArgumentException("no role basis has the code " + code);
    }
}
