package io.weir.job.flow;

import io.weir.schema.AvroReader;
import io.weir.schema.AvroWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The life of a flow as a string of letters, as in Zeek's conn.log: upper case for the client,
 * lower case for the server.
 */
final class History {

    /** Says that the client is not the end that was first taken for it. */
    static final char FLIPPED = '^';

    /**
     * Letters kept. A flow of ordinary life has about ten; only hostile ones, with a new sequence
     * number on each RST, have more, and they must not grow the state without bound.
     */
    private static final int LONGEST = 200;

    private static final int CASE_BIT = 0x20;

    private static final int START_CAPACITY = 12;

    private byte[] letters = new byte[START_CAPACITY];
    private int length;

    /**
     * @param letter in upper case, or {@link #FLIPPED}
     */
    void add(char letter, boolean fromClient) {
        if (length == LONGEST) {
            return;
        }
        if (length == letters.length) {
            letters = Arrays.copyOf(letters, Math.min(2 * length, LONGEST));
        }
        boolean lower = !fromClient && letter != FLIPPED;
        letters[length++] = (byte) (lower ? letter | CASE_BIT : letter);
    }

    /** Client and server change places: what was one's letter is now the other's. */
    void flip() {
        for (int i = 0; i < length; i++) {
            if (letters[i] != FLIPPED) {
                letters[i] ^= CASE_BIT;
            }
        }
        add(FLIPPED, true);
    }

    String text() {
        return new String(letters, 0, length, StandardCharsets.ISO_8859_1);
    }

    void writeTo(AvroWriter out) {
        out.writeLong(length);
        out.writeRaw(letters, 0, length);
    }

    static History readFrom(AvroReader in) {
        History history = new History();
        byte[] letters = in.readString().getBytes(StandardCharsets.ISO_8859_1);
        history.letters = Arrays.copyOf(letters, Math.max(letters.length, START_CAPACITY));
        history.length = letters.length;
        return history;
    }
}
