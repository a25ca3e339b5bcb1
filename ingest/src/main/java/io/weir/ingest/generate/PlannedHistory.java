package io.weir.ingest.generate;

import io.weir.schema.TcpFlags;
import org.jspecify.annotations.Nullable;

/**
 * The history of Zeek's conn.log for flows whose every packet came whole, once and in order: one
 * letter for each kind of packet of each end when it is first seen, upper case for the client.
 */
final class PlannedHistory {

    private final StringBuilder letters = new StringBuilder();
    private boolean plain = true;

    /** Something happened that leaves more than first letters. */
    void disturb() {
        plain = false;
    }

    void see(PlannedPacket packet, int protocol) {
        if (protocol == Protocol.TCP) {
            plain &= packet.payloadBytes() == 0 || (packet.flags() & TcpFlags.FIN) == 0;
            add(letter(packet), packet.fromClient);
        } else if (protocol == Protocol.UDP) {
            add('D', packet.fromClient);
        }
    }

    private static char letter(PlannedPacket packet) {
        int flags = packet.flags();
        if ((flags & TcpFlags.SYN) != 0) {
            return (flags & TcpFlags.ACK) == 0 ? 'S' : 'H';
        }
        if ((flags & TcpFlags.RST) != 0) {
            return 'R';
        }
        if ((flags & TcpFlags.FIN) != 0) {
            return 'F';
        }
        return packet.payloadBytes() > 0 ? 'D' : 'A';
    }

    private void add(char upper, boolean fromClient) {
        char letter = fromClient ? upper : Character.toLowerCase(upper);
        if (letters.indexOf(String.valueOf(letter)) < 0) {
            letters.append(letter);
        }
    }

    /** Null where the plan does not say; TCP only where it begins with its SYN. */
    @Nullable String text(int protocol) {
        boolean begins = protocol != Protocol.TCP || letters.indexOf("S") == 0;
        return plain && begins ? letters.toString() : null;
    }
}
