package io.weir.job.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.schema.FlowKey;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Published vectors of Community ID v1, seed 0. */
class CommunityIdTest {

    private final CommunityId ids = new CommunityId();

    @ParameterizedTest
    @CsvSource({
        "6, 1.2.3.4, 1122, 5.6.7.8, 3344, 1:wCb3OG7yAFWelaUydu0D+125CLM=",
        "6, 5.6.7.8, 3344, 1.2.3.4, 1122, 1:wCb3OG7yAFWelaUydu0D+125CLM=",
        "17, 1.2.3.4, 1122, 5.6.7.8, 3344, 1:0Mu9InQx6z4ZiCZM/7HXi2WMhOg=",
        "132, 1.2.3.4, 1122, 5.6.7.8, 3344, 1:EKt4MsxuyaE6mL+hmrEkQ9csDD8=",
        "1, 1.2.3.4, 8, 5.6.7.8, 0, 1:crodRHL2FEsHjbv3UkRrfbs4bZ0=",
        "1, 5.6.7.8, 0, 1.2.3.4, 8, 1:crodRHL2FEsHjbv3UkRrfbs4bZ0=",
        "1, 1.2.3.4, 11, 5.6.7.8, 0, 1:f/YiSyWqczrTgfUCZlBUnvHRcPk=",
        "46, 1.2.3.4, 0, 5.6.7.8, 0, 1:ikv3kmf89luf73WPz1jOs49S768=",
        "17, 192.168.1.52, 54585, 8.8.8.8, 53, 1:d/FP5EW3wiY1vCndhwleRRKHowQ=",
        "6, 2001:470:e5bf:dead:4957:2174:e82c:4887, 63943, 2607:f8b0:400c:c03::1a, 25,"
                + " 1:/qFaeAR+gFe1KYjMzVDsMv+wgU4=",
    })
    void agreesWithTheSpecification(
            int protocol, String source, int port, String destination, int otherPort, String id)
            throws UnknownHostException {
        assertThat(id(protocol, source, port, destination, otherPort)).isEqualTo(id);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 5.6.7.8, 1.2.3.4, 11, 0, 1:f/YiSyWqczrTgfUCZlBUnvHRcPk=",
        "1, 5.6.7.8, 1.2.3.4, 3, 3, 1:f/YiSyWqczrTgfUCZlBUnvHRcPk=",
    })
    void keepsTheSenderOfOneWayTypesInFront(
            int protocol, String source, String destination, int type, int code, String ofOther)
            throws UnknownHostException {
        assertThat(id(protocol, source, type, destination, code))
                .isNotEqualTo(ofOther)
                .isNotEqualTo(id(protocol, destination, type, source, code));
    }

    private String id(int protocol, String source, int port, String destination, int otherPort)
            throws UnknownHostException {
        long[] from = address(source);
        long[] to = address(destination);
        int version = source.contains(":") ? 6 : 4;
        boolean fromA = FlowKey.inOrder(from[0], from[1], port, to[0], to[1], otherPort);
        FlowKey key =
                fromA
                        ? new FlowKey(
                                "", version, from[0], from[1], port, to[0], to[1], otherPort,
                                protocol)
                        : new FlowKey(
                                "", version, to[0], to[1], otherPort, from[0], from[1], port,
                                protocol);
        return ids.of(key, fromA);
    }

    private static long[] address(String text) throws UnknownHostException {
        ByteBuffer octets = ByteBuffer.wrap(InetAddress.getByName(text).getAddress());
        return octets.remaining() == 4
                ? new long[] {0, octets.getInt() & 0xffff_ffffL}
                : new long[] {octets.getLong(), octets.getLong()};
    }
}
