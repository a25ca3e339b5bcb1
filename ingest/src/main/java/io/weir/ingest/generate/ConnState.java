package io.weir.ingest.generate;

import org.jspecify.annotations.Nullable;

/** The conn_state of Zeek's conn.log for flows whose plan leaves no doubt. */
final class ConnState {

    private ConnState() {}

    static @Nullable String of(PlannedFlow flow) {
        return switch (flow.conversation.protocol) {
            case Protocol.TCP -> ofTcp(flow);
            case Protocol.UDP -> flow.server().packets() > 0 ? "SF" : "S0";
            default -> "OTH";
        };
    }

    private static @Nullable String ofTcp(PlannedFlow flow) {
        PlannedSide client = flow.client();
        PlannedSide server = flow.server();
        boolean finished = client.fins() + server.fins() > 0;
        boolean aborted = client.rsts() + server.rsts() > 0;
        if (finished && aborted) {
            return null;
        }
        if (client.syns() == 0) {
            return server.syns() > 0 || finished || aborted ? null : "OTH";
        }
        return server.syns() == 0
                ? unanswered(client, server, finished)
                : established(client, server);
    }

    private static @Nullable String unanswered(
            PlannedSide client, PlannedSide server, boolean finished) {
        if (server.packets() == 0) {
            boolean silent = client.packets() == client.syns();
            return silent ? "S0" : client.rsts() > 0 ? "RSTOS0" : finished ? "SH" : null;
        }
        return server.packets() == server.rsts() && client.packets() == client.syns()
                ? "REJ"
                : null;
    }

    private static String established(PlannedSide client, PlannedSide server) {
        if (client.rsts() > 0) {
            return "RSTO";
        }
        if (server.rsts() > 0) {
            return "RSTR";
        }
        if (client.fins() > 0) {
            return server.fins() > 0 ? "SF" : "S2";
        }
        return server.fins() > 0 ? "S3" : "S1";
    }
}
