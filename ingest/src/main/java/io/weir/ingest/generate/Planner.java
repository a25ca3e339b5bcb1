package io.weir.ingest.generate;

/** What every script needs to write down a conversation: chance, addresses, time to begin. */
final class Planner {

    final Dice dice;
    final AddressPlan addresses;
    private int fragments;

    Planner(long seed) {
        dice = new Dice(seed);
        addresses = new AddressPlan(dice);
    }

    boolean ipv6() {
        return dice.chance(2500);
    }

    /** A few conversations stand in one of five VLANs. */
    int vlan() {
        return dice.chance(600) ? 100 + dice.below(5) : Conversation.NO_VLAN;
    }

    Conversation toServer(int protocol, int port) {
        boolean v6 = ipv6();
        return new Conversation(addresses.client(v6), addresses.server(v6, port), protocol, vlan());
    }

    Conversation inside(int protocol, int port) {
        boolean v6 = ipv6();
        return new Conversation(
                addresses.client(v6), addresses.localServer(v6, port), protocol, vlan());
    }

    TcpDialogue tcp(Conversation conversation, long startUs) {
        TcpStack client = stack();
        TcpStack server = dice.chance(500) ? TcpStack.PLAIN : client;
        TcpDialogue tcp = new TcpDialogue(conversation, startUs, client, server);
        tcp.over(Path.roll(dice));
        renumber(tcp);
        return tcp;
    }

    /** Both ends choose new initial sequence numbers. */
    void renumber(TcpDialogue tcp) {
        tcp.client().from(dice.nextInt(), dice.nextInt());
        tcp.server().from(dice.nextInt(), dice.nextInt());
    }

    private TcpStack stack() {
        TcpStack stack = dice.chance(6000) ? TcpStack.LINUX : TcpStack.WINDOWS;
        if (dice.chance(1000)) {
            stack = stack.withMss(dice.between(536, 1400));
        }
        return dice.chance(500) ? stack.withEcn() : stack;
    }

    /** An identification that no other fragmented datagram nearby has. */
    int fragmentId() {
        return ++fragments & 0xffff;
    }
}
