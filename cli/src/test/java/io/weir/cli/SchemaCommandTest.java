package io.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.cli.distributed.Weir;
import io.weir.cli.distributed.Weir.Answer;
import org.junit.jupiter.api.Test;

class SchemaCommandTest {

    @Test
    void printsASchemaAsItStandsInTheFile() {
        String schema = Weir.run("schema", "heartbeat");

        assertThat(schema).startsWith("{\n").contains("\"name\": \"Heartbeat\"").endsWith("}\n");
    }

    @Test
    void listsAllNamesWithTheirFingerprints() {
        assertThat(Weir.run("schema").lines())
                .hasSize(4)
                .allMatch(line -> line.matches("[a-z-]+ +[0-9a-f]{16}"));
    }

    @Test
    void namesThoseThatThereAre() {
        Answer answer = Weir.ask("schema", "flow");

        assertThat(answer.status()).isEqualTo(2);
        assertThat(answer.err())
                .contains("no schema 'flow'; there are packet-train, heartbeat, end, flow-record");
    }
}
