package io.weir.ingest.decode;

import static io.weir.ingest.decode.Headers.ethernet;
import static io.weir.ingest.decode.Headers.ipv4;
import static io.weir.ingest.decode.Headers.ipv6;
import static io.weir.ingest.decode.Headers.payload;
import static io.weir.ingest.decode.Headers.tcp;
import static io.weir.ingest.decode.Headers.udp;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DecoderTest {

    private final Decoder decoder = new Decoder();
    private final Packet packet = new Packet();

    @Test
    void readsATcpSegment() {
        assertThat(decode(1, ethernet(EtherType.IPV4, ipv4(IpProtocol.TCP, tcp(payload(10))))))
                .isEqualTo(Outcome.PACKET);
        assertThat(packet.ipVersion).isEqualTo(4);
        assertThat(packet.sourceLow).isEqualTo(0xC000_0201L);
        assertThat(packet.destinationLow).isEqualTo(0xC633_6402L);
        assertThat(packet.sourcePort).isEqualTo(40000);
        assertThat(packet.destinationPort).isEqualTo(443);
        assertThat(packet.protocol).isEqualTo(6);
        assertThat(packet.vlanId).isEqualTo(-1);
        assertThat(packet.tunnel).isNull();
        assertThat(packet.fields.wireBytes).isEqualTo(64);
        assertThat(packet.fields.ipBytes).isEqualTo(50);
        assertThat(packet.fields.payloadBytes).isEqualTo(10);
        assertThat(packet.fields.ttl).isEqualTo(61);
        assertThat(packet.fields.tcp).isTrue();
        assertThat(packet.fields.tcpFlags).isEqualTo(0x18);
        assertThat(packet.fields.seq).isEqualTo(1000);
        assertThat(packet.fields.ack).isEqualTo(2000);
        assertThat(packet.fields.window).isEqualTo(4096);
        assertThat(packet.fields.mss).isEqualTo(-1);
    }

    @Test
    void readsAUdpDatagram() {
        assertThat(
                        decode(
                                1,
                                ethernet(
                                        EtherType.IPV6,
                                        ipv6(IpProtocol.UDP, udp(53, 5, payload(3))))))
                .isEqualTo(Outcome.PACKET);
        assertThat(packet.ipVersion).isEqualTo(6);
        assertThat(packet.sourceHigh).isEqualTo(0x2001_0db8_0000_0000L);
        assertThat(packet.sourceLow).isEqualTo(1);
        assertThat(packet.sourcePort).isEqualTo(53);
        assertThat(packet.fields.ipBytes).isEqualTo(51);
        assertThat(packet.fields.payloadBytes).isEqualTo(3);
        assertThat(packet.fields.tcp).isFalse();
    }

    @Test
    void countsEveryFrameOnce() {
        decode(1, ethernet(EtherType.IPV4, ipv4(IpProtocol.TCP, tcp(payload(1)))));
        decode(1, ethernet(EtherType.ARP, payload(28)));
        decode(1, ethernet(EtherType.ARP, payload(28)));
        decode(1, payload(3));
        DecodeCounters counters = decoder.counters();
        assertThat(counters.packets()).isEqualTo(1);
        assertThat(counters.notIpByKind()).isEqualTo(Map.of("arp", 2L));
        assertThat(counters.undecodableByReason()).isEqualTo(Map.of("link.truncated", 1L));
        assertThat(counters.frames()).isEqualTo(4);
    }

    @Test
    void allocatesNothingPerFrame() {
        List<SampleFrames.Sample> samples = SampleFrames.all();
        Frame frame = new Frame();
        decodeAll(samples, frame);
        long before = allocated();
        for (int i = 0; i < 1_000; i++) {
            decodeAll(samples, frame);
        }
        assertThat(allocated() - before).isLessThan(samples.size() * 1_000L);
    }

    private void decodeAll(List<SampleFrames.Sample> samples, Frame frame) {
        for (int i = 0; i < samples.size(); i++) {
            SampleFrames.Sample sample = samples.get(i);
            frame.bytes = sample.bytes();
            frame.capturedBytes = frame.bytes.length;
            frame.wireBytes = frame.bytes.length;
            frame.linkType = sample.linkType();
            decoder.decode(frame, 0, packet);
        }
    }

    private static long allocated() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        return threads.getCurrentThreadAllocatedBytes();
    }

    private Outcome decode(int linkType, byte[] bytes) {
        Frame frame = new Frame();
        frame.bytes = bytes;
        frame.capturedBytes = bytes.length;
        frame.wireBytes = bytes.length;
        frame.linkType = linkType;
        return decoder.decode(frame, 0, packet);
    }
}
