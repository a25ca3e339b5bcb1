package io.weir.job.parquet;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The different texts of a column, each with its number in order of appearance. */
final class TextDictionary {

    /** Numbers of texts have to fit into 16 bits, and a reader reads the dictionary whole. */
    private static final int MOST_TEXTS = 1 << 16;

    private static final int MOST_BYTES = 256 << 10;

    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<byte[]> texts = new ArrayList<>();
    private int bytes;

    int size() {
        return texts.size();
    }

    byte[] text(int number) {
        return texts.get(number);
    }

    /** The number of a text, which is new if it has none; -1 when the dictionary is full. */
    int number(String text) {
        Integer known = numbers.get(text);
        if (known != null) {
            return known;
        }
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        if (texts.size() == MOST_TEXTS || bytes + octets.length > MOST_BYTES) {
            return -1;
        }
        int number = texts.size();
        numbers.put(text, number);
        texts.add(octets);
        bytes += octets.length;
        return number;
    }

    /** All texts, in the order of their numbers. */
    void putTexts(PageBytes page) {
        for (byte[] text : texts) {
            page.putInt(text.length);
            page.putBytes(text, text.length);
        }
    }
}
