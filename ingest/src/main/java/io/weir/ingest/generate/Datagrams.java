package io.weir.ingest.generate;

/** Payloads of UDP protocols that everybody knows. */
final class Datagrams {

    static final int NTP_BYTES = 48;

    private static final int RTP_HEADER = 12;
    private static final int PCMU_FRAME = 160;
    private static final int NTP_CLIENT = 0x23;
    private static final int NTP_SERVER = 0x24;

    private Datagrams() {}

    /** 20 ms of G.711 voice in RTP (RFC 3550, RFC 3551). */
    static byte[] voice(int number, int source) {
        byte[] packet = new byte[RTP_HEADER + PCMU_FRAME];
        PayloadPool.SHARED.copy(0, packet, 0, packet.length);
        Octets.int16(packet, 0, 0x8000);
        Octets.int16(packet, 2, number);
        Octets.int32(packet, 4, number * PCMU_FRAME);
        Octets.int32(packet, 8, source);
        return packet;
    }

    /** A question for the time, or the answer of a second stratum (RFC 5905). */
    static byte[] ntp(boolean fromClient, long timeUs) {
        byte[] packet = new byte[NTP_BYTES];
        packet[0] = (byte) (fromClient ? NTP_CLIENT : NTP_SERVER);
        packet[1] = (byte) (fromClient ? 0 : 2);
        packet[2] = 6;
        packet[3] = -20;
        Octets.int32(packet, 40, (int) (timeUs / 1_000_000 + 2_208_988_800L));
        return packet;
    }
}
