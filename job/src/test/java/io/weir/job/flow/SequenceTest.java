package io.weir.job.flow;

import static io.weir.job.flow.FlowAssert.assertFlow;
import static io.weir.job.flow.Listener.flowOf;

import io.weir.schema.FlowField;
import org.junit.jupiter.api.Test;

/** What sequence numbers, acknowledgments and windows leave in the history. */
class SequenceTest {

    private final Dialogue talk = new Dialogue();

    @Test
    void seesRetransmissions() {
        talk.handshake();
        talk.client.data(100);
        talk.client.again();
        talk.server.ack();

        assertFlow(flowOf(talk)).hasHistory("ShADTa");
    }

    @Test
    void writesTheTenthAndHundredthRetransmissionAgain() {
        talk.handshake();
        talk.client.data(100);
        for (int i = 0; i < 100; i++) {
            talk.client.again();
        }

        assertFlow(flowOf(talk)).hasHistory("ShADTTT");
    }

    @Test
    void seesAGapOnceTheOtherEndAcknowledgesIt() {
        talk.handshake();
        talk.client.data(100);
        talk.lost().client.data(100);
        talk.server.ack();

        assertFlow(flowOf(talk)).hasHistory("ShADaG");
    }

    @Test
    void seesNoGapInSegmentsThatChangedPlaces() {
        talk.handshake();
        talk.client.data(100);
        talk.client.data(100);
        talk.swapped().server.ack();

        assertFlow(flowOf(talk)).hasHistory("ShADTa");
    }

    @Test
    void countsEveryHoleAsAGap() {
        talk.handshake();
        for (int i = 0; i < 10; i++) {
            talk.client.data(100);
            talk.lost().client.data(100);
        }
        talk.server.ack();

        assertFlow(flowOf(talk)).hasHistory("ShADaGG");
    }

    @Test
    void seesNoGapInMidStreamTraffic() {
        talk.client.data(100);
        talk.lost().client.data(100);
        talk.server.data(10);
        talk.client.data(100);
        talk.lost().server.ack();

        assertFlow(flowOf(talk)).hasHistory("Dda");
    }

    @Test
    void takesAFinForNoMissingOctet() {
        talk.handshake();
        talk.client.data(100);
        talk.goodbye();

        assertFlow(flowOf(talk)).hasHistory("ShADFf");
    }

    @Test
    void seesZeroWindows() {
        talk.handshake();
        talk.client.data(100);
        talk.server.window = 0;
        talk.server.ack();
        talk.server.window = 100;
        talk.server.ack();

        assertFlow(flowOf(talk)).hasHistory("ShADaw");
    }

    @Test
    void passesOverZeroWindowsOfResets() {
        talk.handshake();
        talk.server.window = 0;
        talk.server.rst();

        assertFlow(flowOf(talk)).hasHistory("ShAr");
    }

    @Test
    void followsSequenceNumbersThroughZero() {
        talk.client.nextSeq = -150;
        talk.server.nextSeq = -2;
        talk.handshake();
        talk.client.data(100);
        talk.client.data(100);
        talk.server.data(100);
        talk.client.ack();
        talk.server.ack();
        talk.goodbye();

        assertFlow(flowOf(talk)).hasHistory("ShADdaFf").isIn("SF");
    }

    @Test
    void followsAStreamOfMoreThanFourGigabytes() {
        talk.handshake();
        for (int i = 0; i < 5000; i++) {
            talk.client.data(1_000_000);
            talk.server.ack();
        }
        talk.client.data(1_000_000);
        talk.lost().client.data(1);
        talk.server.ack();

        assertFlow(flowOf(talk))
                .hasHistory("ShADaG")
                .has(FlowField.CLIENT_PAYLOAD_BYTES, 5_000_000_001L);
    }

    @Test
    void boundsTheHistoryOfAHostileFlow() {
        talk.handshake();
        for (int i = 0; i < 2000; i++) {
            talk.client.nextSeq += 7;
            talk.client.rst();
        }

        assertFlow(flowOf(talk)).hasHistory("ShA" + "R".repeat(197)).holds(2002, 1);
    }
}
