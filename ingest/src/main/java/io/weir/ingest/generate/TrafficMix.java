package io.weir.ingest.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

/** Which conversations there are and how often. */
final class TrafficMix {

    private record Kind(int weight, LongFunction<Conversation> script) {}

    private final Dice dice;
    private final List<Kind> kinds = new ArrayList<>();
    private final LongFunction<Conversation> midStream;
    private final LongFunction<Conversation> stream;
    private final LongFunction<Conversation> closing;
    private int weights;

    TrafficMix(Planner planner) {
        dice = planner.dice;
        TcpScripts tcp = new TcpScripts(planner);
        TcpTroubles troubles = new TcpTroubles(planner);
        UdpScripts udp = new UdpScripts(planner);
        OtherScripts other = new OtherScripts(planner);
        midStream = tcp::midStream;
        stream = udp::voice;
        closing = udp::dns;
        add(3600, tcp::web);
        add(3000, udp::dns);
        add(80, tcp::bulk);
        add(150, tcp::interactive);
        add(60, tcp::keptAlive);
        add(120, tcp::halfClosed);
        add(60, tcp::midStream);
        add(40, tcp::longSilence);
        add(400, troubles::unanswered);
        add(250, troubles::refused);
        add(300, troubles::scanned);
        add(150, troubles::handshakeRepeated);
        add(60, troubles::synMissed);
        add(60, troubles::fastOpened);
        add(120, troubles::portReused);
        add(40, troubles::portReusedUnclosed);
        add(60, troubles::oneSided);
        add(300, udp::requests);
        add(200, udp::time);
        add(20, udp::voice);
        add(300, udp::stream);
        add(150, udp::log);
        add(60, udp::fragmented);
        add(200, other::ping);
        add(100, other::arp);
    }

    private void add(int weight, LongFunction<Conversation> script) {
        kinds.add(new Kind(weight, script));
        weights += weight;
    }

    /** Any conversation, from this time on. */
    Conversation any(long startUs) {
        int thrown = dice.below(weights);
        for (Kind kind : kinds) {
            thrown -= kind.weight();
            if (thrown < 0) {
                return kind.script().apply(startUs);
            }
        }
        throw new IllegalStateException("the weights do not add up");
    }

    /** One that the beginning of the capture finds under way. */
    Conversation underWay(long startUs) {
        return midStream.apply(startUs);
    }

    /** One that fills time evenly with packets. */
    Conversation stream(long startUs) {
        return stream.apply(startUs);
    }

    /** One whose first packet passes the tap at this time exactly. */
    Conversation closing(long startUs) {
        return closing.apply(startUs);
    }
}
