package io.weir.ingest.generate;

/** TCP conversations that go wrong at their beginning, or use the ports of an earlier one again. */
final class TcpTroubles {

    private static final int LINGER_US = 5_000_000;

    private final Planner planner;
    private final Dice dice;
    private final TcpEndings endings;

    TcpTroubles(Planner planner) {
        this.planner = planner;
        this.dice = planner.dice;
        this.endings = new TcpEndings(planner);
    }

    /** SYN after SYN without an answer; the seventh comes after the SYN timeout, as a new flow. */
    Conversation unanswered(long startUs) {
        Conversation conversation = planner.toServer(Protocol.TCP, 8443);
        TcpDialogue tcp = planner.tcp(conversation, startUs);
        int tries = dice.between(1, 7);
        long waitUs = 1_000_000;
        tcp.client().syn();
        for (int i = 1; i < tries; i++) {
            tcp.pauseUs(waitUs);
            if (waitUs > 30_000_000) {
                tcp.newFlow();
            }
            tcp.client().syn();
            waitUs *= 2;
        }
        return conversation;
    }

    /** A closed port; some clients try again at once with the same SYN. */
    Conversation refused(long startUs) {
        Conversation conversation = planner.toServer(Protocol.TCP, 8080);
        TcpDialogue tcp = planner.tcp(conversation, startUs);
        int tries = dice.chance(3000) ? 3 : 1;
        for (int i = 0; i < tries; i++) {
            tcp.client().syn();
            tcp.server().from(0, 0).rst();
            tcp.pauseUs(500_000);
        }
        return conversation;
    }

    /** A scanner looks at an open port and goes away. */
    Conversation scanned(long startUs) {
        Conversation conversation = planner.toServer(Protocol.TCP, 1 + dice.below(1024));
        TcpDialogue tcp = planner.tcp(conversation, startUs);
        tcp.client().syn();
        tcp.server().synAck();
        tcp.client().bareRst();
        return conversation;
    }

    /** The SYN or its answer is lost and comes again with the same sequence number. */
    Conversation handshakeRepeated(long startUs) {
        Conversation conversation = planner.toServer(Protocol.TCP, 443);
        TcpDialogue tcp = planner.tcp(conversation, startUs);
        boolean synLost = dice.chance(5000);
        if (synLost) {
            tcp.loseAfterTap(1);
            tcp.client().syn();
        } else {
            tcp.client().syn();
            tcp.loseAfterTap(1);
            tcp.server().synAck();
        }
        tcp.pauseUs(1_000_000);
        tcp.handshake();
        exchange(tcp);
        endings.any(tcp);
        return conversation;
    }

    /** The first request rides on the SYN. */
    Conversation fastOpened(long startUs) {
        Conversation conversation = planner.toServer(Protocol.TCP, 853);
        TcpDialogue tcp = planner.tcp(conversation, startUs);
        tcp.client().synWithData(dice.between(60, 500));
        tcp.server().synAck();
        tcp.client().ack();
        new TcpTransfer(tcp, dice, tcp.server()).send(dice.between(100, 3000));
        endings.finished(tcp.client());
        return conversation;
    }

    /** The tap misses the SYN. */
    Conversation synMissed(long startUs) {
        Conversation conversation = planner.toServer(Protocol.TCP, 443);
        TcpDialogue tcp = planner.tcp(conversation, startUs);
        tcp.miss(1);
        tcp.handshake();
        exchange(tcp);
        endings.any(tcp);
        return conversation;
    }

    /** Closed, and within the linger time or after it the client comes back from the same port. */
    Conversation portReused(long startUs) {
        Conversation conversation = planner.toServer(Protocol.TCP, 443);
        TcpDialogue tcp = planner.tcp(conversation, startUs);
        tcp.handshake();
        exchange(tcp);
        if (dice.chance(7000)) {
            endings.finished(tcp.client());
        } else {
            tcp.server().rst();
        }
        boolean lingering = dice.chance(6000);
        int wait =
                lingering ? dice.below(LINGER_US - 1_500_000) : LINGER_US + dice.below(LINGER_US);
        again(tcp, conversation, wait);
        return conversation;
    }

    /** The client restarts in the middle and comes back from the same port. */
    Conversation portReusedUnclosed(long startUs) {
        Conversation conversation = planner.toServer(Protocol.TCP, 3306);
        TcpDialogue tcp = planner.tcp(conversation, startUs);
        tcp.handshake();
        exchange(tcp);
        again(tcp, conversation, dice.between(2_000_000, 200_000_000));
        return conversation;
    }

    private void again(TcpDialogue tcp, Conversation conversation, int waitUs) {
        PlannedFlow before = conversation.flow(conversation.lastFlow());
        tcp.pauseUs(waitUs).newFlow();
        before.reusedBy(conversation.flow(conversation.lastFlow()));
        planner.renumber(tcp);
        tcp.handshake();
        exchange(tcp);
        endings.finished(tcp.server());
    }

    /** Only the client's packets pass the tap: the way back is another one. */
    Conversation oneSided(long startUs) {
        Conversation conversation = planner.toServer(Protocol.TCP, 443);
        TcpDialogue tcp = planner.tcp(conversation, startUs);
        tcp.client().syn();
        missed(tcp).server().synAck();
        tcp.client().ack();
        int requests = dice.between(1, 8);
        for (int i = 0; i < requests; i++) {
            tcp.client().data(dice.between(50, 1400));
            missed(tcp).server().data(dice.between(50, 1400));
            tcp.client().ack();
        }
        tcp.client().fin();
        missed(tcp).server().fin();
        tcp.client().ack();
        return conversation;
    }

    private static TcpDialogue missed(TcpDialogue tcp) {
        return tcp.miss(1);
    }

    private void exchange(TcpDialogue tcp) {
        new TcpTransfer(tcp, dice, tcp.client()).send(dice.between(100, 900));
        new TcpTransfer(tcp, dice, tcp.server()).send(dice.heavyTailed(300, 60_000));
    }
}
