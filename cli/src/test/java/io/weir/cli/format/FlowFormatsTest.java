package io.weir.cli.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.schema.FlowField;
import io.weir.schema.FlowRecord;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class FlowFormatsTest {

    @Test
    void jsonHasEveryColumnInTheOrderOfTheRecord() {
        String row = Printed.row(new JsonLines(), Flows.tcp(1));

        int last = -1;
        for (FlowField field : FlowRecord.columns()) {
            int at = row.indexOf("\"" + field.columnName() + "\":");
            assertThat(at).as(field.columnName()).isGreaterThan(last);
            last = at;
        }
        assertThat(row)
                .startsWith("{\"flow_id\":\"00000000abcdef01\",\"community_id\":\"1:")
                .contains("\"sensors\":[\"archive\"],\"client_ip\":\"10.0.0.1\"")
                .contains("\"vlan_id\":null,\"tunnel\":null,\"role_basis\":\"SYN\"")
                .contains("\"client_local\":true,\"server_local\":false")
                .contains("\"start_time\":1600000000123457,")
                .endsWith("\"config_id\":\"0123abcd\"}\n");
    }

    @Test
    void csvHasAHeaderAndAsManyCellsInEachRow() throws IOException {
        List<String> lines = Printed.all(new Csv(), Flows.tcp(1), Flows.udp(2)).lines().toList();

        assertThat(lines).hasSize(3);
        assertThat(lines.get(0).split(","))
                .containsExactly(
                        FlowRecord.columns().stream()
                                .map(FlowField::columnName)
                                .toArray(String[]::new));
        assertThat(lines.get(1).split(",", -1)).hasSize(FlowRecord.columns().size());
        assertThat(lines.get(2))
                .startsWith("00000000abcdef02,1:")
                .contains(",archive,FINAL,0,archive,10.0.0.1,53002,192.0.2.7,53,17,4,,,SYN,true,");
    }

    @Test
    void rustatPrintsTcpAndUdpUnderTheirOwnHeaders() throws IOException {
        String printed =
                Printed.all(new Rustat(), Flows.udp(2), Flows.tcp(1), Flows.icmp(3), Flows.udp(4));

        assertThat(printed)
                .isEqualTo(
                        "s_ip s_port d_ip d_port s_packs s_bytes s_packs_data s_packs_ack"
                                + " s_packs_syn s_packs_rst s_packs_fin s_packs_urg s_packs_psh s_ts"
                                + " s_te d_packs d_bytes d_packs_data d_packs_ack d_packs_syn"
                                + " d_packs_rst d_packs_fin d_packs_urg d_packs_psh d_ts d_te\n"
                                + "10.0.0.1 40001 192.0.2.7 443 6 500 2 5 1 0 1 0 2 1600000000123457"
                                + " 1600000002623457 5 1234000 3 4 1 0 1 0 3 1600000000124457"
                                + " 1600000002622457\n"
                                + "s_ip s_port d_ip d_port s_packs s_bytes s_packs_data s_ts s_te"
                                + " d_packs d_bytes d_packs_data d_ts d_te\n"
                                + "10.0.0.1 53002 192.0.2.7 53 1 42 1 1600000000123456"
                                + " 1600000000123456 0 0 0 - -\n"
                                + "10.0.0.1 53004 192.0.2.7 53 1 42 1 1600000000123456"
                                + " 1600000000123456 0 0 0 - -\n");
    }

    @Test
    void goostatPrintsItsTwoLogsOneBehindTheOther() throws IOException {
        String printed = Printed.all(new Goostat(), Flows.udp(2), Flows.tcp(1));

        assertThat(printed)
                .isEqualTo(
                        "c_ip s_ip c_port s_port c_packs c_bytes c_packs_data c_bytes_data s_packs"
                                + " s_bytes s_packs_data s_bytes_data ts te c_SYN c_ACK c_FIN c_RST"
                                + " c_URG c_PSH s_SYN s_ACK s_FIN s_RST s_URG s_PSH\n"
                                + "10.0.0.1 192.0.2.7 40001 443 6 816 2 500 5 1234497 3 1234000"
                                + " 1600000000 1600000002 1 5 1 0 0 2 1 4 1 0 0 3\n"
                                + "c_ip s_ip c_port s_port c_packs c_bytes s_packs s_bytes c_ts c_te"
                                + " s_ts s_te\n"
                                + "10.0.0.1 192.0.2.7 53002 53 1 42 0 0 1600000000 1600000000 - -\n");
    }

    @Test
    void viewsHaveAsManyColumnsAsTheToolsTheyComeFrom() throws IOException {
        assertThat(headers(new Goostat())).containsExactly(26, 12);
        assertThat(headers(new Rustat())).containsExactly(26, 14);
    }

    private static List<Integer> headers(FlowFormat format) throws IOException {
        return Printed.all(format).lines().map(line -> line.split(" ").length).toList();
    }

    @Test
    void zeekLogHasItsHeaderAndFooter() throws IOException {
        FlowRecord tls = Flows.tcp(1);
        tls.set(FlowField.SERVICE, "tls");

        assertThat(Printed.all(new ZeekConn(true, LogClock.FIXED), tls, Flows.icmp(2)))
                .isEqualTo(
                        "#separator \\x09\n#set_separator\t,\n#empty_field\t(empty)\n"
                                + "#unset_field\t-\n#path\tconn\n#open\t2026-11-20-11-12-13\n"
                                + "#fields\tts\tuid\tid.orig_h\tid.orig_p\tid.resp_h\tid.resp_p\tproto"
                                + "\tservice\tduration\torig_bytes\tresp_bytes\tconn_state\tlocal_orig"
                                + "\tlocal_resp\tmissed_bytes\thistory\torig_pkts\torig_ip_bytes"
                                + "\tresp_pkts\tresp_ip_bytes\ttunnel_parents\tip_proto\n"
                                + "#types\ttime\tstring\taddr\tport\taddr\tport\tenum\tstring"
                                + "\tinterval\tcount\tcount\tstring\tbool\tbool\tcount\tstring\tcount"
                                + "\tcount\tcount\tcount\tset[string]\tcount\n"
                                + "1600000000.123457\tC00000000abcdef01\t10.0.0.1\t40001\t192.0.2.7"
                                + "\t443\ttcp\tssl\t2.500000\t500\t1234000\tSF\tT\tF\t0\tShADadFf\t6"
                                + "\t816\t5\t1234497\t-\t6\n"
                                + "1600000000.123458\tC00000000abcdef02\t10.0.0.1\t8\t192.0.2.7\t0"
                                + "\ticmp\t-\t2.500000\t500\t1234000\tOTH\tT\tF\t0\t-\t6\t816\t5"
                                + "\t1234497\t-\t1\n"
                                + "#close\t2026-11-20-11-12-13\n");
    }

    @Test
    void zeekLogLeavesUnsetWhoIsLocalWhenNobodySaid() {
        assertThat(Printed.row(new ZeekConn(false, LogClock.FIXED), Flows.tcp(1)))
                .contains("\tSF\t-\t-\t0\t");
    }
}
