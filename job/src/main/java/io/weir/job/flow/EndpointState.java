package io.weir.job.flow;

/** State of one end of a TCP flow, in the terms of Zeek's {@code conn_state}. */
enum EndpointState {
    /** It has sent nothing yet. */
    INACTIVE(0),
    SYN_SENT(1),
    /** It sent a SYN-ACK as client: the roles came from elsewhere. */
    SYN_ACK_SENT(2),
    /** It sent something, but its SYN was not seen. */
    PARTIAL(3),
    ESTABLISHED(4),
    /** It sent a FIN. */
    CLOSED(5),
    /** It sent a RST. */
    RESET(6);

    private static final EndpointState[] ALL = values();

    private final int code;

    EndpointState(int code) {
        this.code = code;
    }

    /** The number in saved state, which never changes. */
    int code() {
        return code;
    }

    static EndpointState ofCode(int code) {
        for (EndpointState state : ALL) {
            if (state.code == code) {
                return state;
            }
        }
        throw new IllegalArgumentException("no endpoint state has the code " + code);
    }
}
