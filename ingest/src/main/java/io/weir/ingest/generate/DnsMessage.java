package io.weir.ingest.generate;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** DNS messages of RFC 1035 with one question. */
final class DnsMessage {

    static final int A = 1;
    static final int AAAA = 28;
    static final int NO_ERROR = 0;
    static final int NX_DOMAIN = 3;

    private static final int IN = 1;
    private static final int RECURSION_DESIRED = 0x0100;
    private static final int RESPONSE = 0x8180;
    private static final int POINTER_TO_QUESTION = 0xc00c;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream(128);

    private DnsMessage() {}

    static byte[] query(int id, String name, int type) {
        DnsMessage message = new DnsMessage();
        message.header(id, RECURSION_DESIRED, 0);
        message.question(name, type);
        return message.out.toByteArray();
    }

    /** Answers with these addresses; with none and NX_DOMAIN the name does not exist. */
    static byte[] response(int id, String name, int type, int rcode, Address... answers) {
        DnsMessage message = new DnsMessage();
        message.header(id, RESPONSE | rcode, answers.length);
        message.question(name, type);
        for (Address answer : answers) {
            message.answer(type, answer);
        }
        return message.out.toByteArray();
    }

    private void header(int id, int flags, int answers) {
        int16(id);
        int16(flags);
        int16(1);
        int16(answers);
        int16(0);
        int16(0);
    }

    private void question(String name, int type) {
        for (String label : name.split("\\.")) {
            byte[] octets = label.getBytes(StandardCharsets.US_ASCII);
            out.write(octets.length);
            out.writeBytes(octets);
        }
        out.write(0);
        int16(type);
        int16(IN);
    }

    private void answer(int type, Address address) {
        int16(POINTER_TO_QUESTION);
        int16(type);
        int16(IN);
        int16(0);
        int16(300);
        byte[] octets = new byte[address.length()];
        address.write(octets, 0);
        int16(octets.length);
        out.writeBytes(octets);
    }

    private void int16(int value) {
        out.write(value >>> 8);
        out.write(value);
    }
}
