package io.weir.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.cli.format.Flows;
import io.weir.schema.FlowField;
import io.weir.schema.FlowRecord;
import org.junit.jupiter.api.Test;

class FlowLineTest {

    @Test
    void standsUnderItsHeader() {
        String line = FlowLine.of(Flows.tcp(1));

        assertThat(line)
                .endsWith("FIN\n")
                .contains("tcp", ":40001", ":443", "6 / 5", "1.2 MB", "2.50 s", "SF");
        assertThat(line.indexOf("FIN")).isEqualTo(FlowLine.HEADER.indexOf("ended by"));
    }

    @Test
    void namesNoPortsWhereThereAreNone() {
        FlowRecord echo = Flows.icmp(1);

        assertThat(FlowLine.of(echo))
                .contains(" " + echo.text(FlowField.CLIENT_IP) + " ")
                .contains(" " + echo.text(FlowField.SERVER_IP) + " ");
    }
}
