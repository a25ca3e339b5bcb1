package io.weir.ingest.generate;

/** UDP conversations. */
final class UdpScripts {

    private static final int UDP_IDLE_US = 30_000_000;

    private final Planner planner;
    private final Dice dice;

    UdpScripts(Planner planner) {
        this.planner = planner;
        this.dice = planner.dice;
    }

    /**
     * A question to one of two resolvers; sometimes unanswered and asked again, or no such name.
     */
    Conversation dns(long startUs) {
        boolean v6 = planner.ipv6();
        Endpoint client = planner.addresses.client(v6);
        Conversation conversation = new Conversation(client, resolver(v6), Protocol.UDP);
        int flow = conversation.newFlow();
        String name = Names.any(dice);
        int type = dice.chance(6500) ? DnsMessage.A : DnsMessage.AAAA;
        int id = dice.below(65_536);
        byte[] query = DnsMessage.query(id, name, type);
        long at = startUs;
        while (dice.chance(200)) {
            conversation.add(new UdpDatagram(at, true, flow, query));
            at += 5_000_000;
        }
        conversation.add(new UdpDatagram(at, true, flow, query));
        if (!dice.chance(150)) {
            byte[] response = response(id, name, type);
            at += dice.heavyTailed(800, 400_000);
            conversation.add(new UdpDatagram(at, false, flow, response));
        }
        return conversation;
    }

    private Endpoint resolver(boolean v6) {
        return planner.addresses.resolver(v6, dice.below(2));
    }

    private byte[] response(int id, String name, int type) {
        if (dice.chance(600)) {
            return DnsMessage.response(id, name, type, DnsMessage.NX_DOMAIN);
        }
        Address[] answers = new Address[dice.between(1, 3)];
        for (int i = 0; i < answers.length; i++) {
            answers[i] = planner.addresses.server(type == DnsMessage.AAAA, 443).address();
        }
        return DnsMessage.response(id, name, type, DnsMessage.NO_ERROR, answers);
    }

    /** What is the time? Asked up to four times. */
    Conversation time(long startUs) {
        Conversation conversation = planner.toServer(Protocol.UDP, 123);
        int flow = conversation.newFlow();
        long at = startUs;
        int count = dice.between(1, 4);
        for (int i = 0; i < count; i++) {
            conversation.add(new UdpDatagram(at, true, flow, Datagrams.ntp(true, at)));
            at += dice.between(1000, 150_000);
            conversation.add(new UdpDatagram(at, false, flow, Datagrams.ntp(false, at)));
            at += dice.between(2_000_000, 8_000_000);
        }
        return conversation;
    }

    /** Requests, most of them with a response, as games get them. */
    Conversation requests(long startUs) {
        Conversation conversation = planner.toServer(Protocol.UDP, 27_015);
        int flow = conversation.newFlow();
        long at = startUs;
        int count = dice.between(1, 4);
        for (int i = 0; i < count; i++) {
            add(conversation, at, true, flow, dice.between(16, 300));
            at += dice.between(1000, 150_000);
            if (!dice.chance(300)) {
                add(conversation, at, false, flow, dice.between(16, 900));
            }
            at += dice.between(100_000, 8_000_000);
        }
        return conversation;
    }

    /** Voice: a packet each way every 20 ms. */
    Conversation voice(long startUs) {
        Conversation conversation = planner.toServer(Protocol.UDP, 16_384 + 2 * dice.below(500));
        int flow = conversation.newFlow();
        int pairs = dice.between(50, 600);
        int late = dice.between(1000, 15_000);
        int source = dice.nextInt();
        for (int i = 0; i < pairs; i++) {
            long at = startUs + 20_000L * i + dice.below(300);
            byte[] spoken = Datagrams.voice(i, source);
            conversation.add(new UdpDatagram(at, true, flow, spoken));
            at += late + dice.below(2000);
            conversation.add(new UdpDatagram(at, false, flow, Datagrams.voice(i, ~source)));
        }
        return conversation;
    }

    private void add(Conversation to, long at, boolean fromClient, int flow, int bytes) {
        to.add(new UdpDatagram(at, fromClient, flow, dice.nextInt(), bytes));
    }

    /** QUIC-like: mostly large packets of the server, small ones of the client. */
    Conversation stream(long startUs) {
        Conversation conversation = planner.toServer(Protocol.UDP, 443);
        int flow = conversation.newFlow();
        add(conversation, startUs, true, flow, 1250);
        long at = startUs + dice.between(5_000, 80_000);
        int packets = dice.heavyTailed(8, 1500);
        for (int i = 0; i < packets; i++) {
            add(conversation, at, false, flow, i + 1 == packets ? dice.between(40, 1250) : 1250);
            if (i % 2 == 1) {
                add(conversation, at + dice.between(100, 3000), true, flow, dice.between(35, 60));
            }
            at += dice.exponential(1500);
        }
        return conversation;
    }

    /** Log lines one way, with silences short of the idle timeout, at it, and longer than it. */
    Conversation log(long startUs) {
        Conversation conversation = planner.toServer(Protocol.UDP, 514);
        int flow = conversation.newFlow();
        long at = startUs;
        int lines = dice.between(2, 8);
        for (int i = 0; i < lines; i++) {
            add(conversation, at, true, flow, dice.between(60, 900));
            long silence = silenceUs();
            at += silence;
            flow = silence > UDP_IDLE_US ? conversation.newFlow() : flow;
        }
        return conversation;
    }

    private long silenceUs() {
        return switch (dice.below(6)) {
            case 0 -> UDP_IDLE_US;
            case 1 -> UDP_IDLE_US + 1;
            case 2 -> dice.between(UDP_IDLE_US - 2_000_000, UDP_IDLE_US + 2_000_000);
            case 3 -> dice.between(UDP_IDLE_US, 2 * UDP_IDLE_US);
            default -> dice.exponential(3_000_000);
        };
    }

    /** Datagrams too long for the link, cut into fragments by IPv4. */
    Conversation fragmented(long startUs) {
        Conversation conversation =
                new Conversation(
                        planner.addresses.client(false),
                        planner.addresses.localServer(false, 2049),
                        Protocol.UDP);
        int flow = conversation.newFlow();
        long at = startUs;
        int datagrams = dice.between(1, 4);
        for (int i = 0; i < datagrams; i++) {
            boolean fromClient = i % 2 == 0;
            int bytes = dice.between(1500, 8000);
            cut(conversation, new UdpDatagram(at, fromClient, flow, dice.nextInt(), bytes));
            at += dice.between(2000, 40_000);
        }
        return conversation;
    }

    private void cut(Conversation conversation, UdpDatagram whole) {
        int id = planner.fragmentId();
        int length = whole.aboveIpBytes();
        int fragmentBytes = 1480;
        long at = whole.timeUs;
        for (int from = 0; from < length; from += fragmentBytes) {
            int to = Math.min(length, from + fragmentBytes);
            conversation.add(new UdpFragment(at, whole, id, from, to));
            at += dice.between(5, 30);
        }
    }
}
