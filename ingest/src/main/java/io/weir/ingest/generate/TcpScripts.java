package io.weir.ingest.generate;

/** TCP conversations from start to end, as servers and clients hold them every day. */
final class TcpScripts {

    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    private final Planner planner;
    private final Dice dice;
    private final TcpEndings endings;

    TcpScripts(Planner planner) {
        this.planner = planner;
        this.dice = planner.dice;
        this.endings = new TcpEndings(planner);
    }

    /** Requests and responses on one connection, with pauses in which the user reads. */
    Conversation web(long startUs) {
        boolean secure = dice.chance(7000);
        Conversation conversation = planner.toServer(Protocol.TCP, secure ? HTTPS : HTTP);
        TcpDialogue tcp = planner.tcp(conversation, startUs);
        tcp.handshake();
        new WebSession(tcp, dice, secure).open().exchanges(1 + dice.heavyTailed(1, 12) / 2);
        endings.any(tcp);
        return conversation;
    }

    private void requests(TcpDialogue tcp, int count) {
        for (int i = 0; i < count; i++) {
            if (i > 0) {
                tcp.pauseUs(dice.exponential(800_000));
            }
            send(tcp, tcp.client(), dice.between(120, 1200));
            tcp.pauseUs(dice.exponential(20_000));
            send(tcp, tcp.server(), dice.heavyTailed(600, 400_000));
        }
    }

    private void send(TcpDialogue tcp, TcpEnd sender, int bytes) {
        new TcpTransfer(tcp, dice, sender).send(bytes);
    }

    /** One long transfer, to the client or from it. */
    Conversation bulk(long startUs) {
        Conversation conversation = planner.toServer(Protocol.TCP, 873);
        TcpDialogue tcp = planner.tcp(conversation, startUs);
        tcp.handshake();
        send(tcp, tcp.client(), dice.between(150, 700));
        boolean down = dice.chance(8000);
        TcpEnd sender = down ? tcp.server() : tcp.client();
        send(tcp, sender, dice.heavyTailed(100_000, 3_000_000));
        if (dice.chance(2000)) {
            stall(tcp, sender.peer());
        }
        send(tcp, sender, dice.heavyTailed(100_000, 3_000_000));
        endings.any(tcp);
        return conversation;
    }

    /** A slow reader closes its window for a while. */
    private void stall(TcpDialogue tcp, TcpEnd reader) {
        reader.zeroWindow();
        tcp.pauseUs(dice.exponential(700_000));
        reader.ack();
    }

    /** Keystrokes and echoes, between two hosts of the local networks. */
    Conversation interactive(long startUs) {
        Conversation conversation = planner.inside(Protocol.TCP, 22);
        TcpDialogue tcp = planner.tcp(conversation, startUs);
        tcp.handshake();
        int strokes = dice.between(5, 60);
        for (int i = 0; i < strokes; i++) {
            tcp.client().data(dice.between(36, 84));
            tcp.server().data(dice.between(36, 400));
            tcp.client().ack();
            if (dice.chance(100)) {
                tcp.pauseUs(30_000).server().dataAgain(36, 36);
            }
            tcp.pauseUs(dice.exponential(900_000));
        }
        endings.any(tcp);
        return conversation;
    }

    /** Keeps a connection open by probes through a silence, one every 45 s. */
    Conversation keptAlive(long startUs) {
        Conversation conversation = planner.toServer(Protocol.TCP, 5222);
        TcpDialogue tcp = planner.tcp(conversation, startUs);
        tcp.handshake();
        requests(tcp, 1);
        int probes = dice.between(1, 12);
        for (int i = 0; i < probes; i++) {
            tcp.pauseUs(45_000_000);
            tcp.client().keepAlive();
            tcp.server().ack();
        }
        requests(tcp, 1);
        endings.any(tcp);
        return conversation;
    }

    /** The client says its last word early; the server goes on sending. */
    Conversation halfClosed(long startUs) {
        Conversation conversation = planner.toServer(Protocol.TCP, 514);
        TcpDialogue tcp = planner.tcp(conversation, startUs);
        tcp.handshake();
        send(tcp, tcp.client(), dice.between(100, 3000));
        tcp.client().fin();
        tcp.server().ack();
        tcp.pauseUs(dice.exponential(500_000));
        send(tcp, tcp.server(), dice.heavyTailed(2000, 100_000));
        tcp.server().fin();
        tcp.client().ack();
        return conversation;
    }

    /** The capture begins, or the tap sees, in the middle of the conversation. */
    Conversation midStream(long startUs) {
        Conversation conversation =
                dice.chance(8000)
                        ? planner.toServer(Protocol.TCP, HTTPS)
                        : planner.inside(Protocol.TCP, 445);
        TcpDialogue tcp = planner.tcp(conversation, startUs).established();
        if (dice.chance(5000)) {
            send(tcp, tcp.server(), dice.heavyTailed(1000, 100_000));
        } else {
            requests(tcp, dice.between(1, 3));
        }
        endings.any(tcp);
        return conversation;
    }

    /** A silence longer than the idle timeout parts the conversation into two flows. */
    Conversation longSilence(long startUs) {
        Conversation conversation = planner.toServer(Protocol.TCP, 993);
        TcpDialogue tcp = planner.tcp(conversation, startUs);
        tcp.handshake();
        requests(tcp, 1);
        tcp.pauseUs(301_000_000 + dice.below(60_000_000)).newFlow();
        requests(tcp, 1);
        endings.any(tcp);
        return conversation;
    }
}
