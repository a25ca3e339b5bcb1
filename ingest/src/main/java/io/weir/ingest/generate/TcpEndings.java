package io.weir.ingest.generate;

/** The ways in which an established TCP conversation ends, or does not. */
final class TcpEndings {

    private final Dice dice;

    TcpEndings(Planner planner) {
        this.dice = planner.dice;
    }

    void any(TcpDialogue tcp) {
        tcp.pauseUs(dice.exponential(300_000));
        int thrown = dice.below(100);
        TcpEnd first = dice.chance(6500) ? tcp.client() : tcp.server();
        if (thrown < 62) {
            finished(first);
        } else if (thrown < 74) {
            first.rst();
        } else if (thrown < 79) {
            finWithLastData(first);
        } else if (thrown < 84) {
            finRepeated(tcp, first);
        } else if (thrown < 88) {
            dataMeetsClosedSocket(tcp);
        } else if (thrown < 91) {
            lastAckMissing(tcp, first);
        } else if (thrown < 93) {
            first.fin();
        }
    }

    /** FIN, FIN and the acknowledgments, the peer's in one packet or in two. */
    void finished(TcpEnd first) {
        TcpEnd second = first.peer();
        first.fin();
        if (dice.chance(3000)) {
            second.ack();
        }
        second.fin();
        first.ack();
    }

    private void finWithLastData(TcpEnd first) {
        first.finWithData(dice.between(1, 500));
        first.peer().fin();
        first.ack();
    }

    /** The second FIN is lost behind the tap and comes again within the linger time. */
    private void finRepeated(TcpDialogue tcp, TcpEnd first) {
        first.fin();
        tcp.loseAfterTap(1);
        first.peer().fin();
        tcp.pauseUs(tcp.path().retransmissionTimeoutUs());
        first.peer().finAgain();
        first.ack();
    }

    /** The client closes both ways while the server still sends: reset. */
    private void dataMeetsClosedSocket(TcpDialogue tcp) {
        tcp.client().fin();
        tcp.server().data(dice.between(100, 1000));
        tcp.client().bareRst();
    }

    private void lastAckMissing(TcpDialogue tcp, TcpEnd first) {
        first.fin();
        first.peer().fin();
        tcp.miss(1);
        first.ack();
    }
}
