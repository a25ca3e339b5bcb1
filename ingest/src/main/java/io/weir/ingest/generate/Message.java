package io.weir.ingest.generate;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Octets to send of which only some matter. */
final class Message {

    private record Piece(int from, byte[] octets) {

        int to() {
            return from + octets.length;
        }
    }

    private final List<Piece> pieces = new ArrayList<>();
    private int length;

    /** These come next. */
    Message octets(byte[] octets) {
        pieces.add(new Piece(length, octets));
        length += octets.length;
        return this;
    }

    /** So many octets come next that do not matter. */
    Message filler(int octets) {
        length += octets;
        return this;
    }

    int length() {
        return length;
    }

    /** The octets of a part, or null where none of them matters. */
    byte @Nullable [] part(int from, int to) {
        byte[] part = null;
        for (Piece piece : pieces) {
            if (piece.from < to && piece.to() > from) {
                part = part == null ? padded(from, to) : part;
                int begin = Math.max(from, piece.from);
                int end = Math.min(to, piece.to());
                System.arraycopy(piece.octets, begin - piece.from, part, begin - from, end - begin);
            }
        }
        return part;
    }

    private static byte[] padded(int from, int to) {
        byte[] padding = new byte[to - from];
        PayloadPool.SHARED.copy(PayloadPool.place(from), padding, 0, padding.length);
        return padding;
    }
}
