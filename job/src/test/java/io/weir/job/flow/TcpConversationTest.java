package io.weir.job.flow;

import static io.weir.job.flow.Listener.flowOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.schema.FlowField;
import io.weir.schema.FlowRecord;
import org.junit.jupiter.api.Test;

class TcpConversationTest {

    private final Dialogue talk = new Dialogue();

    @Test
    void tellsAnOrdinaryConversation() {
        talk.handshake();
        talk.client.data(100);
        talk.server.data(1000);
        talk.client.ack();
        talk.goodbye();

        FlowRecord flow = flowOf(talk);

        assertThat(flow.text(FlowField.CLIENT_IP)).isEqualTo("10.0.0.1");
        assertThat(flow.text(FlowField.CONN_STATE)).isEqualTo("SF");
        assertThat(flow.text(FlowField.HISTORY)).isEqualTo("ShADdFf");
        assertThat(flow.text(FlowField.END_REASON)).isEqualTo("FIN");
        assertThat(flow.number(FlowField.CLIENT_PACKETS)).isEqualTo(6);
        assertThat(flow.number(FlowField.SERVER_PAYLOAD_BYTES)).isEqualTo(1000);
    }
}
