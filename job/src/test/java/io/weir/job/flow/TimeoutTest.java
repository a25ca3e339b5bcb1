package io.weir.job.flow;

import static io.weir.job.flow.FlowAssert.assertFlow;
import static io.weir.job.flow.Listener.flowsOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.schema.FlowField;
import io.weir.schema.FlowRecord;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Silence that ends flows, and spans that report them, to the microsecond. */
class TimeoutTest {

    private static final long SECOND = 1_000_000;

    @ParameterizedTest
    @CsvSource({"17, 30", "1, 30", "47, 30", "132, 30"})
    void endsOtherProtocolsAfterTheUdpIdleTime(int protocol, long seconds) {
        Dialogue within = new Dialogue(protocol);
        within.client.datagram(10);
        within.after(seconds * SECOND).server.datagram(10);
        Dialogue beyond = new Dialogue(protocol);
        beyond.client.datagram(10);
        beyond.after(seconds * SECOND + 1).server.datagram(10);

        assertThat(flowsOf(within)).hasSize(1);
        assertThat(flowsOf(beyond)).hasSize(2);
        assertFlow(flowsOf(beyond).get(0)).endedBy(EndReason.IDLE_TIMEOUT).holds(1, 0);
    }

    @Test
    void endsTcpAfterTheTcpIdleTime() {
        Dialogue within = new Dialogue().handshake();
        within.after(300 * SECOND).client.data(1);
        Dialogue beyond = new Dialogue().handshake();
        beyond.after(300 * SECOND + 1).client.data(1);

        assertThat(flowsOf(within)).hasSize(1);
        assertThat(flowsOf(beyond)).hasSize(2);
        assertFlow(flowsOf(beyond).get(0)).endedBy(EndReason.IDLE_TIMEOUT).isIn("S1");
    }

    @Test
    void endsAttemptsAfterTheSynTimeout() {
        Dialogue within = new Dialogue();
        within.client.syn();
        within.after(20 * SECOND).client.again();
        within.after(30 * SECOND).client.again();
        Dialogue beyond = new Dialogue();
        beyond.client.syn();
        beyond.after(30 * SECOND + 1).client.again();

        assertThat(flowsOf(within)).hasSize(1);
        assertThat(flowsOf(beyond)).hasSize(2);
        assertFlow(flowsOf(beyond).get(0)).endedBy(EndReason.IDLE_TIMEOUT).isIn("S0");
    }

    @Test
    void givesAnAnsweredAttemptTheTcpIdleTime() {
        Dialogue talk = new Dialogue();
        talk.client.syn();
        talk.server.synAck();
        talk.after(200 * SECOND).client.ack();

        assertThat(flowsOf(talk)).hasSize(1);
    }

    @Test
    void givesASimultaneousOpenTheTcpIdleTime() {
        Dialogue talk = new Dialogue();
        talk.client.syn();
        talk.server.syn();
        talk.after(200 * SECOND).client.again();

        assertThat(flowsOf(talk)).hasSize(1);
    }

    @Test
    void goesByRuleTimeWhenCaptureTimesStepBack() {
        Dialogue talk = new Dialogue(Dialogue.UDP);
        talk.client.datagram(10);
        talk.after(29 * SECOND).capturedEarlierBy(100 * SECOND).server.datagram(10);
        talk.after(29 * SECOND).client.datagram(10);

        List<FlowRecord> flows = flowsOf(talk);

        assertThat(flows).hasSize(1);
        assertFlow(flows.get(0))
                .has(FlowField.START_TIME, Dialogue.START_US - 71 * SECOND)
                .has(FlowField.SERVER_FIRST, Dialogue.START_US - 71 * SECOND)
                .has(FlowField.DURATION_US, 129 * SECOND);
    }

    @Test
    void makesNoInterimRecordsUnlessAsked() {
        Dialogue talk = new Dialogue(Dialogue.UDP);
        for (int i = 0; i < 1000; i++) {
            talk.after(10 * SECOND).client.datagram(1);
        }

        assertThat(flowsOf(talk)).hasSize(1);
    }

    @Test
    void makesAnInterimRecordBeforeItCountsThePacketThatIsDue() {
        Dialogue talk = new Dialogue(Dialogue.UDP);
        talk.client.datagram(1);
        talk.at(60 * SECOND - 1).client.datagram(2);
        talk.at(60 * SECOND).client.datagram(4);
        talk.at(120 * SECOND - 1).client.datagram(8);
        talk.at(120 * SECOND + 5).client.datagram(16);

        List<FlowRecord> records = hearActive(talk);

        assertThat(records).hasSize(3);
        assertFlow(records.get(0))
                .has(FlowField.RECORD_KIND, "INTERIM")
                .endedBy(EndReason.ACTIVE_TIMEOUT)
                .has(FlowField.REVISION, 0)
                .has(FlowField.CLIENT_PAYLOAD_BYTES, 3);
        assertFlow(records.get(1))
                .has(FlowField.RECORD_KIND, "INTERIM")
                .has(FlowField.REVISION, 1)
                .has(FlowField.CLIENT_PAYLOAD_BYTES, 15);
        assertFlow(records.get(2))
                .has(FlowField.RECORD_KIND, "FINAL")
                .has(FlowField.REVISION, 2)
                .has(FlowField.CLIENT_PAYLOAD_BYTES, 31);
        assertThat(records)
                .extracting(record -> record.text(FlowField.FLOW_ID))
                .containsOnly(records.get(0).text(FlowField.FLOW_ID));
    }

    @Test
    void makesOneInterimRecordForSeveralSilentSpans() {
        Dialogue talk = new Dialogue();
        talk.handshake();
        talk.at(200 * SECOND).client.data(1);
        talk.at(239 * SECOND).client.data(1);
        talk.at(240 * SECOND).client.data(1);

        assertThat(hearActive(talk)).hasSize(3);
    }

    @Test
    void makesNoInterimRecordWithoutNewPackets() {
        Dialogue talk = new Dialogue();
        talk.handshake();
        talk.at(1000 * SECOND).client.data(1);

        assertThat(hearActive(talk))
                .extracting(record -> record.text(FlowField.RECORD_KIND))
                .containsExactly("FINAL", "FINAL");
    }

    private static List<FlowRecord> hearActive(Dialogue talk) {
        FlowRules rules = FlowRules.DEFAULT;
        FlowRules active =
                new FlowRules(
                        Duration.ofSeconds(100),
                        rules.tcpIdle(),
                        rules.synTimeout(),
                        rules.linger(),
                        Duration.ofSeconds(60));
        return new Listener(active).hear(talk);
    }
}
