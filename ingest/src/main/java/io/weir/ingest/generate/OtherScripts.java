package io.weir.ingest.generate;

/** Conversations without ports, and frames without IP. */
final class OtherScripts {

    private final Planner planner;
    private final Dice dice;

    OtherScripts(Planner planner) {
        this.planner = planner;
        this.dice = planner.dice;
    }

    /** Echo requests each second, with most of the replies. */
    Conversation ping(long startUs) {
        boolean v6 = planner.ipv6();
        Endpoint[] pair = planner.addresses.pingPair(v6);
        Conversation conversation =
                new Conversation(pair[0], pair[1], v6 ? Protocol.ICMPV6 : Protocol.ICMP);
        int flow = conversation.newFlow();
        int requests = dice.between(1, 10);
        int bytes = dice.chance(8000) ? 56 : 32;
        for (int i = 0; i < requests; i++) {
            long at = startUs + 1_000_000L * i;
            conversation.add(new EchoPacket(at, true, flow, i, bytes));
            if (!dice.chance(500)) {
                int delay = dice.between(1000, 120_000);
                conversation.add(new EchoPacket(at + delay, false, flow, i, bytes));
            }
        }
        return conversation;
    }

    /** Who has this address? */
    Conversation arp(long startUs) {
        Conversation conversation =
                new Conversation(
                        planner.addresses.client(false),
                        planner.addresses.localServer(false, 0),
                        0);
        conversation.add(new ArpPacket(startUs, true));
        conversation.add(new ArpPacket(startUs + dice.between(50, 2000), false));
        return conversation;
    }
}
