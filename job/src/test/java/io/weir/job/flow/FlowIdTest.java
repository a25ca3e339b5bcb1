package io.weir.job.flow;

import static io.weir.job.flow.Listener.flowsOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.schema.FlowField;
import io.weir.schema.FlowKey;
import io.weir.schema.FlowRecord;
import io.weir.schema.TrainHeader;
import java.util.List;
import org.junit.jupiter.api.Test;

class FlowIdTest {

    private static final FlowKey KEY =
            new FlowKey("lab", 4, 0, 0x0a00_0001L, 40_000, 0, 0xc000_0201L, 80, 6);

    private final FlowId ids = new FlowId();

    @Test
    void neverChanges() {
        assertThat(ids.of(KEY, 1_700_000_000_000_000L, 0)).isEqualTo("6e65f13825d9667f");
        assertThat(ids.of(KEY, 1_700_000_000_000_000L, 1)).isEqualTo("926fbed5f4356f0c");
    }

    @Test
    void dependsOnDomainKeyTimeAndPlace() {
        FlowKey otherDomain =
                new FlowKey("lab2", 4, 0, 0x0a00_0001L, 40_000, 0, 0xc000_0201L, 80, 6);
        FlowKey otherKey = new FlowKey("lab", 4, 0, 0x0a00_0001L, 40_001, 0, 0xc000_0201L, 80, 6);

        assertThat(
                        List.of(
                                ids.of(KEY, 7, 0),
                                ids.of(otherDomain, 7, 0),
                                ids.of(otherKey, 7, 0),
                                ids.of(KEY, 8, 0),
                                ids.of(KEY, 7, 1)))
                .doesNotHaveDuplicates();
    }

    @Test
    void dependsOnNothingThatASensorOrARoleAdds() {
        Dialogue talk = new Dialogue(Dialogue.UDP);
        talk.server.datagram(1);
        TrainHeader elsewhere = new TrainHeader("east", 9, 77, 5, true, false, 12, "GRE");

        String here = flowsOf(talk).get(0).text(FlowField.FLOW_ID);

        assertThat(new Listener(FlowRules.DEFAULT).withHeader(elsewhere).hear(talk))
                .extracting(flow -> flow.text(FlowField.FLOW_ID))
                .containsExactly(here);
    }

    @Test
    void tellsFlowsApartThatBeginAtTheSameTime() {
        Dialogue talk = new Dialogue();
        for (int i = 1; i <= 20; i++) {
            talk.after(0).client.syn(1000 * i);
        }

        List<FlowRecord> flows = flowsOf(talk);

        assertThat(flows)
                .hasSize(20)
                .extracting(flow -> flow.text(FlowField.FLOW_ID))
                .doesNotHaveDuplicates();
    }
}
