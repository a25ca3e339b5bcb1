package io.weir.job.flow;

import io.weir.schema.TcpFlags;
import io.weir.schema.TrainPacket;

/**
 * Which letters a TCP segment adds to the history, after the column {@code history} of Zeek's
 * conn.log. Letters of data, ACKs and odd flags stand once for each end; those of SYN, FIN and RST
 * again when their sequence number differs from the last one's; those of events that can happen
 * often at the first, tenth, hundredth … time.
 */
final class TcpHistory {

    private static final int SYN = 1;
    private static final int FIN = 2;
    private static final int RST = 4;
    private static final int FIN_AND_RST = 8;
    private static final int DATA = 16;
    private static final int ACK = 32;
    private static final int SEVERAL_FLAGS = 64;

    private static final int CONTROLS = TcpFlags.SYN | TcpFlags.FIN | TcpFlags.RST;

    private TcpHistory() {}

    /** The letter of the segment itself. */
    static void segment(
            History history, TcpEndpoint from, boolean client, TrainPacket packet, long position) {
        int controls = packet.tcpFlags & CONTROLS;
        switch (controls) {
            case 0 -> plain(history, from, client, packet);
            case TcpFlags.SYN -> syn(history, from, client, packet, position);
            case TcpFlags.FIN -> fin(history, from, client, position + packet.payloadBytes);
            case TcpFlags.RST -> rst(history, from, client, position);
            default -> {
                if ((controls & TcpFlags.FIN) != 0 && (controls & TcpFlags.RST) != 0) {
                    once(history, from, client, FIN_AND_RST, 'I');
                } else {
                    once(history, from, client, SEVERAL_FLAGS, 'Q');
                }
            }
        }
    }

    private static void plain(
            History history, TcpEndpoint from, boolean client, TrainPacket packet) {
        if (packet.payloadBytes > 0) {
            once(history, from, client, DATA, 'D');
        } else if (packet.hasFlag(TcpFlags.ACK)) {
            once(history, from, client, ACK, 'A');
        }
    }

    private static void syn(
            History history, TcpEndpoint from, boolean client, TrainPacket packet, long position) {
        char letter = packet.hasFlag(TcpFlags.ACK) ? 'H' : 'S';
        if (!once(history, from, client, SYN, letter) && position != from.lastSyn) {
            history.add(letter, client);
        }
        from.lastSyn = position;
    }

    private static void fin(History history, TcpEndpoint from, boolean client, long position) {
        if (!once(history, from, client, FIN, 'F') && position != from.lastFin) {
            history.add('F', client);
        }
        from.lastFin = position;
    }

    private static void rst(History history, TcpEndpoint from, boolean client, long position) {
        if (!once(history, from, client, RST, 'R') && position != from.lastRst) {
            history.add('R', client);
        }
        from.lastRst = position;
    }

    private static boolean once(
            History history, TcpEndpoint from, boolean client, int bit, char letter) {
        if ((from.lettersSeen & bit) != 0) {
            return false;
        }
        from.lettersSeen |= bit;
        history.add(letter, client);
        return true;
    }

    static void retransmission(History history, TcpEndpoint from, boolean client) {
        if (isPowerOfTen(++from.retransmissions)) {
            history.add('T', client);
        }
    }

    static void zeroWindow(History history, TcpEndpoint from, boolean client) {
        if (isPowerOfTen(++from.zeroWindows)) {
            history.add('W', client);
        }
    }

    static void gaps(History history, TcpEndpoint from, boolean client, int found) {
        for (int i = 0; i < found; i++) {
            if (isPowerOfTen(++from.gaps)) {
                history.add('G', client);
            }
        }
    }

    private static boolean isPowerOfTen(int count) {
        int rest = count;
        while (rest >= 10 && rest % 10 == 0) {
            rest /= 10;
        }
        return rest == 1;
    }
}
