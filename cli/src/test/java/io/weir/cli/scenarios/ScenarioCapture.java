package io.weir.cli.scenarios;

import io.weir.ingest.generate.Address;
import io.weir.ingest.generate.Conversation;
import io.weir.ingest.generate.Endpoint;
import io.weir.ingest.generate.FrameBuilder;
import io.weir.ingest.generate.PcapWriter;
import io.weir.ingest.generate.Protocol;
import io.weir.ingest.generate.TcpDialogue;
import io.weir.ingest.generate.TcpStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/** The capture of a scenario: dialogues, and single frames for what a dialogue does not say. */
final class ScenarioCapture {

    static final long START_US = 1_767_225_600_000_000L;

    static final Endpoint CLIENT = end(Address.ipv4(10, 0, 0, 1), 40_000, 1);
    static final Endpoint SERVER = end(Address.ipv4(203, 0, 113, 5), 443, 2);
    static final Endpoint LOCAL_SERVER = end(Address.ipv4(10, 0, 9, 9), 445, 3);
    static final Endpoint CLIENT6 = end(Address.ipv6(0xfd00L << 48, 1), 40_000, 1);
    static final Endpoint SERVER6 = end(Address.ipv6(0x2001_0db8L << 32, 5), 443, 2);

    private record TimedFrame(long positionUs, byte[] octets) {}

    private final List<Conversation> conversations = new ArrayList<>();
    private final List<TimedFrame> frames = new ArrayList<>();
    private final FrameBuilder builder = new FrameBuilder();
    private int snaplen = 65_535;
    private long stepAtUs = Long.MAX_VALUE;
    private long stepUs;

    static Endpoint end(Address address, int port, int station) {
        return new Endpoint(address, port, 0x0200_0000_0000L | station, 64, false);
    }

    /** A dialogue of client and server, whose sequence numbers begin at 1000 and 5000. */
    TcpDialogue tcp() {
        return tcp(CLIENT, SERVER, -1);
    }

    TcpDialogue tcp(Endpoint client, Endpoint server, int vlan) {
        Conversation conversation = new Conversation(client, server, Protocol.TCP, vlan);
        conversations.add(conversation);
        TcpDialogue tcp = new TcpDialogue(conversation, START_US, TcpStack.PLAIN, TcpStack.PLAIN);
        tcp.client().from(1000, 0);
        tcp.server().from(5000, 0);
        return tcp.step(Duration.ofMillis(10));
    }

    /** A frame between client and server, so long after the start; from Ethernet's payload on. */
    ScenarioCapture frame(Duration after, Consumer<FrameBuilder> content) {
        return frame(micros(after), content);
    }

    ScenarioCapture frame(long afterUs, Consumer<FrameBuilder> content) {
        builder.begin().ethernet(CLIENT.mac(), SERVER.mac());
        content.accept(builder);
        builder.end();
        byte[] octets = Arrays.copyOf(builder.bytes(), builder.length());
        frames.add(new TimedFrame(START_US + afterUs, octets));
        return this;
    }

    /** A UDP packet of the client. */
    ScenarioCapture ask(long afterUs, int payload) {
        return frame(
                afterUs,
                frame ->
                        frame.ipv4(CLIENT.address(), SERVER.address(), 64, 1)
                                .udp(CLIENT.port(), SERVER.port())
                                .filler(0, payload));
    }

    /** A UDP packet of the server. */
    ScenarioCapture answer(long afterUs, int payload) {
        return frame(
                afterUs,
                frame ->
                        frame.ipv4(SERVER.address(), CLIENT.address(), 64, 1)
                                .udp(SERVER.port(), CLIENT.port())
                                .filler(0, payload));
    }

    /** Keeps so many octets of each frame. */
    ScenarioCapture snaplen(int octets) {
        snaplen = octets;
        return this;
    }

    /** From then on the capture's clock is so much behind. */
    ScenarioCapture clockStepsBack(Duration after, Duration step) {
        stepAtUs = START_US + micros(after);
        stepUs = micros(step);
        return this;
    }

    private static long micros(Duration duration) {
        return duration.toNanos() / 1000;
    }

    void write(Path file) throws IOException {
        List<TimedFrame> all = new ArrayList<>(frames);
        conversations.forEach(conversation -> play(conversation, all));
        all.sort(Comparator.comparingLong(TimedFrame::positionUs));
        PcapWriter.Resolution micros = PcapWriter.Resolution.MICROS;
        try (PcapWriter pcap =
                new PcapWriter(Files.newOutputStream(file), PcapWriter.ETHERNET, snaplen, micros)) {
            for (TimedFrame frame : all) {
                long behind = frame.positionUs >= stepAtUs ? stepUs : 0;
                pcap.write(frame.positionUs - behind, frame.octets, 0, frame.octets.length);
            }
        }
    }

    private void play(Conversation conversation, List<TimedFrame> to) {
        conversation.seal(Long.MAX_VALUE, Long.MAX_VALUE);
        while (conversation.hasNext()) {
            long timeUs = conversation.nextTimeUs();
            conversation.play(builder);
            to.add(new TimedFrame(timeUs, Arrays.copyOf(builder.bytes(), builder.length())));
        }
    }
}
