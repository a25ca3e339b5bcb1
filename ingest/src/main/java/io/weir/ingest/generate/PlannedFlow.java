package io.weir.ingest.generate;

import io.weir.schema.TcpFlags;
import org.jspecify.annotations.Nullable;

/**
 * One flow that a meter has to find, counted from the packets that the plan lets the tap see. Its
 * client may be the conversation's server, when the tap saw too little to know better.
 */
final class PlannedFlow {

    /** Silence after which a flow is over, by the rules' defaults, µs. */
    private static final long UDP_IDLE_US = 30_000_000;

    private static final long TCP_IDLE_US = 300_000_000;
    private static final long SYN_TIMEOUT_US = 30_000_000;
    private static final long TIMER_RESOLUTION_US = 3000;

    final Conversation conversation;
    final PlannedSide fromClient = new PlannedSide();
    final PlannedSide fromServer = new PlannedSide();
    private final Handshake handshake = new Handshake();
    private final PlannedHistory history = new PlannedHistory();
    private boolean firstFromClient;
    private boolean firstIsSynAck;
    private boolean synFromClient;
    private boolean synFromServer;
    private @Nullable PlannedFlow successor;
    private boolean closed;
    private boolean closedByRst;

    PlannedFlow(Conversation conversation) {
        this.conversation = conversation;
    }

    /** The SYN of another flow on the same ports ends it, unless it has closed before. */
    void reusedBy(PlannedFlow next) {
        successor = next;
    }

    void count(PlannedPacket packet) {
        int flags = packet.flags();
        if (!seen()) {
            firstFromClient = packet.fromClient;
            firstIsSynAck = isSynAck(flags);
        }
        if (isFirstSyn(flags)) {
            synFromClient = packet.fromClient;
            synFromServer = !packet.fromClient;
        }
        int ipBytes = conversation.ipHeaderBytes() + packet.aboveIpBytes();
        int wireBytes = Math.max(FrameBuilder.ETHERNET_MIN, conversation.linkBytes() + ipBytes);
        PlannedSide side = packet.fromClient ? fromClient : fromServer;
        side.count(packet, wireBytes, ipBytes);
        if (packet instanceof TcpSegment segment) {
            handshake.see(segment);
        }
        history.see(packet, conversation.protocol);
        close(flags);
    }

    /** Something happened that leaves traces of its own in the history. */
    void disturb() {
        history.disturb();
    }

    private boolean isFirstSyn(int flags) {
        return (flags & (TcpFlags.SYN | TcpFlags.ACK)) == TcpFlags.SYN
                && !synFromClient
                && !synFromServer;
    }

    private static boolean isSynAck(int flags) {
        int both = TcpFlags.SYN | TcpFlags.ACK;
        return (flags & both) == both;
    }

    private void close(int flags) {
        if (closed) {
            return;
        }
        closedByRst = (flags & TcpFlags.RST) != 0;
        closed = closedByRst || fromClient.fins() > 0 && fromServer.fins() > 0;
    }

    boolean seen() {
        return fromClient.packets() + fromServer.packets() > 0;
    }

    /** True when the flow's client is the conversation's server. */
    boolean turned() {
        if (roleBasis().equals("SYN")) {
            return !(synFromClient || firstIsSynAck && !firstFromClient);
        }
        return roleBasis().equals("LOCAL_NETWORK") ? conversation.server.local() : !firstFromClient;
    }

    String roleBasis() {
        if (synFromClient || synFromServer || firstIsSynAck) {
            return "SYN";
        }
        return conversation.client.local() == conversation.server.local()
                ? "FIRST_PACKET"
                : "LOCAL_NETWORK";
    }

    /** Null where the plan does not say what the handshake's times are. */
    @Nullable Handshake handshake() {
        return handshake.certain() && !turned() ? handshake : null;
    }

    /** Null where the plan does not say. */
    @Nullable String history() {
        return turned() ? null : history.text(conversation.protocol);
    }

    PlannedSide client() {
        return turned() ? fromServer : fromClient;
    }

    PlannedSide server() {
        return turned() ? fromClient : fromServer;
    }

    long startUs() {
        return Math.min(fromClient.firstUs(), fromServer.firstUs());
    }

    long endUs() {
        return Math.max(fromClient.lastUs(), fromServer.lastUs());
    }

    /**
     * Null where the flow is due so shortly before the end that a timer's resolution decides.
     *
     * @param lastUs capture time of the capture's last packet
     */
    @Nullable String endReason(long lastUs) {
        if (closed) {
            return closedByRst ? "RST" : "FIN";
        }
        if (successor != null && successor.seen()) {
            return "PORT_REUSE";
        }
        long dueUs = endUs() + idleUs();
        if (dueUs >= lastUs) {
            return "END_OF_INPUT";
        }
        return dueUs < lastUs - TIMER_RESOLUTION_US ? "IDLE_TIMEOUT" : null;
    }

    private long idleUs() {
        if (conversation.protocol != Protocol.TCP) {
            return UDP_IDLE_US;
        }
        return onlySyns() ? SYN_TIMEOUT_US : TCP_IDLE_US;
    }

    private boolean onlySyns() {
        PlannedSide only = synFromClient ? fromClient : fromServer;
        return (synFromClient || synFromServer)
                && only.packets() == only.syns()
                && fromClient.packets() + fromServer.packets() == only.packets();
    }
}
