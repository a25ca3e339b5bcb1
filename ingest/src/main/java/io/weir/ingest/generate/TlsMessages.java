package io.weir.ingest.generate;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** TLS 1.3 handshake messages in their records (RFC 8446), and records of application data. */
final class TlsMessages {

    private static final int HANDSHAKE = 22;
    private static final int APPLICATION_DATA = 23;
    private static final int CLIENT_HELLO = 1;
    private static final int SERVER_HELLO = 2;
    private static final int TLS_1_2 = 0x0303;
    private static final int TLS_1_3 = 0x0304;
    private static final int[] CIPHERS = {0x1301, 0x1302, 0x1303, 0xc02b, 0xc02f, 0xc02c, 0xc030};
    private static final int X25519 = 29;
    private static final int KEY_BYTES = 32;
    private static final int LONGEST_RECORD = 16_384;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream(512);

    private TlsMessages() {}

    static byte[] clientHello(Dice dice, String host) {
        byte[] name = host.getBytes(StandardCharsets.US_ASCII);
        TlsMessages extensions = new TlsMessages();
        extensions.extension(0, block(joined(new byte[] {0}, block(name))));
        extensions.extension(10, block(int16s(X25519, 23, 24)));
        extensions.extension(13, block(int16s(0x0403, 0x0804, 0x0401, 0x0503)));
        extensions.extension(16, block(alpn("h2", "http/1.1")));
        extensions.extension(43, joined(new byte[] {4}, int16s(TLS_1_3, TLS_1_2)));
        extensions.extension(51, block(joined(int16s(X25519), block(random(dice, KEY_BYTES)))));
        TlsMessages hello = new TlsMessages();
        hello.int16(TLS_1_2);
        hello.out.writeBytes(random(dice, 32));
        hello.out.write(32);
        hello.out.writeBytes(random(dice, 32));
        hello.out.writeBytes(block(int16s(CIPHERS)));
        hello.out.writeBytes(new byte[] {1, 0});
        hello.out.writeBytes(block(extensions.out.toByteArray()));
        return handshake(CLIENT_HELLO, hello.out.toByteArray());
    }

    static byte[] serverHello(Dice dice) {
        TlsMessages extensions = new TlsMessages();
        extensions.extension(43, int16s(TLS_1_3));
        extensions.extension(51, joined(int16s(X25519), block(random(dice, KEY_BYTES))));
        TlsMessages hello = new TlsMessages();
        hello.int16(TLS_1_2);
        hello.out.writeBytes(random(dice, 32));
        hello.out.write(32);
        hello.out.writeBytes(random(dice, 32));
        hello.int16(CIPHERS[dice.below(3)]);
        hello.out.write(0);
        hello.out.writeBytes(block(extensions.out.toByteArray()));
        return handshake(SERVER_HELLO, hello.out.toByteArray());
    }

    /** Adds records with so many octets in all that nobody can read. */
    static Message applicationData(Message message, int octets) {
        for (int left = octets; left > 0; left -= LONGEST_RECORD) {
            int length = Math.min(left, LONGEST_RECORD);
            message.octets(joined(new byte[] {APPLICATION_DATA}, int16s(TLS_1_2, length)));
            message.filler(length);
        }
        return message;
    }

    private static byte[] handshake(int type, byte[] body) {
        byte[] message = joined(new byte[] {(byte) type, (byte) (body.length >>> 16)}, block(body));
        return joined(joined(new byte[] {HANDSHAKE}, int16s(0x0301)), block(message));
    }

    private static byte[] alpn(String... protocols) {
        ByteArrayOutputStream names = new ByteArrayOutputStream();
        for (String protocol : protocols) {
            names.write(protocol.length());
            names.writeBytes(protocol.getBytes(StandardCharsets.US_ASCII));
        }
        return names.toByteArray();
    }

    private void extension(int type, byte[] content) {
        int16(type);
        out.writeBytes(block(content));
    }

    private void int16(int value) {
        out.writeBytes(int16s(value));
    }

    private static byte[] int16s(int... values) {
        byte[] octets = new byte[2 * values.length];
        for (int i = 0; i < values.length; i++) {
            Octets.int16(octets, 2 * i, values[i]);
        }
        return octets;
    }

    /** With its length in two octets before it. */
    private static byte[] block(byte[] content) {
        return joined(int16s(content.length), content);
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = new byte[first.length + second.length];
        System.arraycopy(first, 0, both, 0, first.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static byte[] random(Dice dice, int octets) {
        byte[] random = new byte[octets];
        for (int i = 0; i < octets; i++) {
            random[i] = (byte) dice.nextInt();
        }
        return random;
    }
}
