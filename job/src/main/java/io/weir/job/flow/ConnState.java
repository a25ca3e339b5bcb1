package io.weir.job.flow;

import org.jspecify.annotations.Nullable;

/** The summary of a flow's state, as in the column {@code conn_state} of Zeek's conn.log. */
final class ConnState {

    private static final int UDP = 17;

    private ConnState() {}

    /** The state of a flow that is not TCP: for UDP who has sent, for all others OTH. */
    static String of(int protocol, boolean clientSent, boolean serverSent) {
        if (protocol != UDP) {
            return "OTH";
        }
        if (clientSent) {
            return serverSent ? "SF" : "S0";
        }
        return "SHR";
    }

    /**
     * The state of a TCP flow.
     *
     * @param history the flow's history, which tells an aborted attempt from mid-stream traffic
     */
    static String of(TcpEndpoint client, TcpEndpoint server, String history) {
        String closing = afterReset(client, server, history);
        if (closing == null) {
            closing = afterFin(client.state, server.state);
        }
        if (closing != null) {
            return closing;
        }
        if (client.state == EndpointState.SYN_SENT && server.state == EndpointState.INACTIVE) {
            return "S0";
        }
        boolean established =
                client.state == EndpointState.ESTABLISHED
                        && server.state == EndpointState.ESTABLISHED;
        return established ? "S1" : "OTH";
    }

    private static @Nullable String afterReset(
            TcpEndpoint client, TcpEndpoint server, String history) {
        if (server.state == EndpointState.RESET) {
            if (client.isOpening()
                    || client.state == EndpointState.RESET && isEmpty(client, server)) {
                return "REJ";
            }
            return isInactive(client.state) ? "RSTRH" : "RSTR";
        }
        if (client.state == EndpointState.RESET) {
            if (!isInactive(server.state)) {
                return "RSTO";
            }
            return isAbortedAttempt(history) ? "RSTOS0" : "OTH";
        }
        return null;
    }

    private static @Nullable String afterFin(EndpointState client, EndpointState server) {
        boolean clientClosed = client == EndpointState.CLOSED;
        boolean serverClosed = server == EndpointState.CLOSED;
        if (clientClosed && serverClosed) {
            return "SF";
        }
        if (clientClosed) {
            return isInactive(server) ? "SH" : "S2";
        }
        if (serverClosed) {
            return isInactive(client) ? "SHR" : "S3";
        }
        return null;
    }

    private static boolean isInactive(EndpointState state) {
        return state == EndpointState.INACTIVE || state == EndpointState.PARTIAL;
    }

    private static boolean isEmpty(TcpEndpoint client, TcpEndpoint server) {
        return client.stream.size() == 0 && server.stream.size() == 0;
    }

    /** The client's SYN, then its RST, and nothing of weight in between. */
    private static boolean isAbortedAttempt(String history) {
        int at = history.startsWith("^") ? 1 : 0;
        if (!history.startsWith("S", at)) {
            return false;
        }
        for (int i = at + 1; i < history.length(); i++) {
            char letter = history.charAt(i);
            if (letter == 'R') {
                return true;
            }
            if ("HAFGIQ".indexOf(letter) >= 0) {
                return false;
            }
        }
        return false;
    }
}
