package io.weir.ingest.generate;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A TCP conversation written down as its dialogue, in tap time: {@code tcp.client().syn();
 * tcp.server().synAck(); tcp.client().ack();}. A packet passes the tap so long after the one before
 * as its sender needs for its turn.
 */
public final class TcpDialogue {

    private final Conversation conversation;
    private final TcpEnd client;
    private final TcpEnd server;
    private Path path = Path.even(1000);

    /**
     * When the last packet passed the tap, and time that has passed since then for its own sake.
     */
    private long lastUs;

    private long pausedUs;
    private @Nullable TcpEnd lastSpeaker;
    private Fate fate = Fate.DELIVERED;
    private int fatePackets;

    public TcpDialogue(Conversation conversation, long startUs, TcpStack client, TcpStack server) {
        this.conversation = conversation;
        this.lastUs = startUs;
        this.client = new TcpEnd(this, conversation.client, client, true);
        this.server = new TcpEnd(this, conversation.server, server, false);
        this.client.meet(this.server);
        this.server.meet(this.client);
        conversation.newFlow();
    }

    public TcpEnd client() {
        return client;
    }

    public TcpEnd server() {
        return server;
    }

    /** Takes the conversation up in its middle: the handshake was before the capture. */
    public TcpDialogue established() {
        client.established();
        server.established();
        return this;
    }

    public TcpDialogue handshake() {
        client.syn();
        server.synAck();
        client.ack();
        return this;
    }

    /** Time that passes between two packets, whoever sends them. */
    public TcpDialogue step(Duration step) {
        return over(Path.even((int) (step.toNanos() / 1000)));
    }

    TcpDialogue over(Path network) {
        path = network;
        return this;
    }

    /** Lets time pass on top of the turns. */
    public TcpDialogue pause(Duration pause) {
        return pauseUs(pause.toNanos() / 1000);
    }

    TcpDialogue pauseUs(long us) {
        pausedUs += us;
        return this;
    }

    /** The next packets reach the peer, but the tap misses them. */
    public TcpDialogue miss(int packets) {
        return fate(Fate.MISSED_BY_TAP, packets);
    }

    /** The next packets are lost before the tap. */
    public TcpDialogue lose(int packets) {
        return fate(Fate.LOST_BEFORE_TAP, packets);
    }

    /** The next packets pass the tap and are lost behind it. */
    public TcpDialogue loseAfterTap(int packets) {
        return fate(Fate.LOST_AFTER_TAP, packets);
    }

    private TcpDialogue fate(Fate next, int packets) {
        fate = next;
        fatePackets = packets;
        return this;
    }

    /** From here on the plan sees another flow. */
    public TcpDialogue newFlow() {
        conversation.newFlow();
        return this;
    }

    Path path() {
        return path;
    }

    /** When a packet of this end would pass the tap if it were sent now. */
    long nextTimeUs(TcpEnd speaker) {
        if (lastSpeaker == null) {
            return lastUs + pausedUs;
        }
        int turn = lastSpeaker.equals(speaker) ? path.spacingUs() : path.turnUs(speaker);
        return lastUs + pausedUs + turn;
    }

    /** The dialogue stands at this packet. */
    void spoke(TcpEnd speaker, long timeUs) {
        lastSpeaker = speaker;
        lastUs = timeUs;
        pausedUs = 0;
    }

    /** The flow at hand is no longer one of packets that come whole, once and in order. */
    void disturb() {
        conversation.flow(flow()).disturb();
    }

    int flow() {
        return conversation.lastFlow();
    }

    Fate nextFate() {
        return fatePackets > 0 && fatePackets-- > 0 ? fate : Fate.DELIVERED;
    }

    void put(TcpSegment segment, Fate its) {
        if (its != Fate.DELIVERED) {
            disturb();
        }
        if (its.captured) {
            conversation.add(segment);
        }
    }
}
