package io.weir.ingest.live;

import io.weir.ingest.decode.Frame;

/** Datagrams to the server's host between which several lookers-on look. */
public enum Mark {
    BEGIN(1001),
    END(1002);

    private static final int UDP_HEADERS = 14 + 20 + 8;

    private final int bytes;

    Mark(int bytes) {
        this.bytes = bytes;
    }

    public void send(TestNetwork network) throws Exception {
        network.asClient(() -> Datagrams.send(TestNetwork.SERVER_IPV4, 1, "m".repeat(bytes)));
    }

    /** Only the datagrams themselves: the answer to each quotes less of it. */
    public boolean is(Frame frame) {
        return frame.wireBytes == UDP_HEADERS + bytes
                && frame.bytes[frame.offset + UDP_HEADERS] == 'm';
    }
}
