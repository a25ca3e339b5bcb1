package io.weir.ingest.generate;

/**
 * The network between two ends and where the tap sits on it. A turn is the time from a packet's
 * passing the tap toward an end until that end's answer passes the tap.
 *
 * @param clientTurnUs the client's turn
 * @param serverTurnUs the server's turn; both together make the round-trip time
 * @param spacingUs time between two full segments sent in a row
 * @param lossBeforeTap packets in ten thousand that are lost before they pass the tap
 * @param lossAfterTap packets in ten thousand that are lost behind it
 * @param reorder packets in ten thousand that are overtaken by the next one
 * @param miss packets in ten thousand that the sensor drops
 */
record Path(
        int clientTurnUs,
        int serverTurnUs,
        int spacingUs,
        int lossBeforeTap,
        int lossAfterTap,
        int reorder,
        int miss) {

    /** Every packet takes as long as any other and arrives. */
    static Path even(int stepUs) {
        return new Path(stepUs, stepUs, stepUs, 0, 0, 0, 0);
    }

    /** Most networks are clean, some are not. */
    static Path roll(Dice dice) {
        int clientTurn = dice.between(150, 3000);
        int serverTurn = dice.heavyTailed(2000, 250_000);
        int spacing = dice.between(12, 300);
        if (dice.chance(7000)) {
            return new Path(clientTurn, serverTurn, spacing, 0, 0, 0, 0);
        }
        int loss = dice.between(0, 200);
        int reorder = dice.between(0, 150);
        int miss = dice.chance(1500) ? dice.between(1, 100) : 0;
        return new Path(clientTurn, serverTurn, spacing, loss / 2, loss, reorder, miss);
    }

    Fate fate(Dice dice) {
        int thrown = dice.below(10_000);
        if (thrown < lossBeforeTap) {
            return Fate.LOST_BEFORE_TAP;
        }
        if (thrown < lossBeforeTap + lossAfterTap) {
            return Fate.LOST_AFTER_TAP;
        }
        return thrown < lossBeforeTap + lossAfterTap + miss ? Fate.MISSED_BY_TAP : Fate.DELIVERED;
    }

    int turnUs(TcpEnd end) {
        return end.isClient ? clientTurnUs : serverTurnUs;
    }

    int roundTripUs() {
        return clientTurnUs + serverTurnUs;
    }

    /** At least 200 ms, as common stacks have it. */
    int retransmissionTimeoutUs() {
        return 200_000 + 2 * roundTripUs();
    }
}
