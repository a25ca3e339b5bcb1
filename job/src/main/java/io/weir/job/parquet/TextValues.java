package io.weir.job.parquet;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.statistics.Statistics;
import org.jspecify.annotations.Nullable;

/**
 * Texts, written as references into a dictionary while they repeat: most columns do so all through,
 * an identifier not even in its first page.
 */
final class TextValues implements PageValues {

    private static final byte[] NO_TEXT = {};

    private @Nullable String[] texts = new @Nullable String[16];
    private int[] numbers = new int[16];
    private int count;

    private TextDictionary dictionary = new TextDictionary();

    /** Pages since the last dictionary was taken that refer to it. */
    private int referringPages;

    /** Texts go on to be looked up. */
    private boolean repeats = true;

    @Override
    public void addText(String text) {
        if (count == texts.length) {
            texts = Arrays.copyOf(texts, count * 2);
        }
        texts[count++] = text;
    }

    @Override
    public int count() {
        return count;
    }

    @Override
    public Encoding encode(PageBytes out, Statistics.Builder statistics) {
        if (count == 0 && dictionary.size() == 0) {
            // Only nulls so far: a dictionary without a text would be one more page to read.
            return Encoding.PLAIN;
        }
        boolean refer = repeats && lookUp();
        if (refer) {
            addExtremes(statistics);
            putNumbers(out);
            referringPages++;
        } else {
            repeats = false;
            putTexts(out, statistics);
        }
        Arrays.fill(texts, 0, count, null);
        count = 0;
        return refer ? Encoding.RLE_DICTIONARY : Encoding.PLAIN;
    }

    /** False when the dictionary is full, or when the first page shows that it does not pay. */
    private boolean lookUp() {
        if (numbers.length < count) {
            numbers = new int[texts.length];
        }
        String last = null;
        int lastNumber = 0;
        for (int i = 0; i < count; i++) {
            String text = text(i);
            if (!text.equals(last)) {
                last = text;
                lastNumber = dictionary.number(text);
                if (lastNumber < 0) {
                    return false;
                }
            }
            numbers[i] = lastNumber;
        }
        return referringPages > 0 || dictionary.size() <= count / 2 + 1;
    }

    private String text(int i) {
        String text = texts[i];
        if (text == null) {
            throw new IllegalStateException("no text at " + i + " of " + count);
        }
        return text;
    }

    private void addExtremes(Statistics.Builder statistics) {
        BitSet used = new BitSet(dictionary.size());
        for (int i = 0; i < count; i++) {
            used.set(numbers[i]);
        }
        int first = used.nextSetBit(0);
        if (first < 0) {
            return;
        }
        byte[] least = dictionary.text(first);
        byte[] greatest = least;
        for (int number = first; number >= 0; number = used.nextSetBit(number + 1)) {
            byte[] text = dictionary.text(number);
            least = Arrays.compareUnsigned(text, least) < 0 ? text : least;
            greatest = Arrays.compareUnsigned(text, greatest) > 0 ? text : greatest;
        }
        statistics.withMin(least).withMax(greatest);
    }

    /** Width, then one run: repeated when all numbers are equal, else number by number. */
    private void putNumbers(PageBytes out) {
        int width = width(dictionary.size() - 1);
        out.putByte(width);
        if (count == 0) {
            return;
        }
        if (allEqual()) {
            out.putVarInt(count << 1);
            out.putByte(numbers[0]);
            if (width > 8) {
                out.putByte(numbers[0] >> 8);
            }
        } else {
            out.putVarInt((count + 7) / 8 << 1 | 1);
            out.putBitPacked(numbers, count, width);
        }
    }

    private boolean allEqual() {
        for (int i = 1; i < count; i++) {
            if (numbers[i] != numbers[0]) {
                return false;
            }
        }
        return true;
    }

    /** Bits for numbers up to the greatest, rounded up to what never crosses an octet's edge. */
    private static int width(int greatest) {
        int width = 1;
        while (greatest >> width > 0) {
            width *= 2;
        }
        return width;
    }

    private void putTexts(PageBytes out, Statistics.Builder statistics) {
        byte[] least = NO_TEXT;
        byte[] greatest = NO_TEXT;
        for (int i = 0; i < count; i++) {
            byte[] text = text(i).getBytes(StandardCharsets.UTF_8);
            out.putInt(text.length);
            out.putBytes(text, text.length);
            least = i == 0 || Arrays.compareUnsigned(text, least) < 0 ? text : least;
            greatest = i == 0 || Arrays.compareUnsigned(text, greatest) > 0 ? text : greatest;
        }
        if (count > 0) {
            statistics.withMin(least).withMax(greatest);
        }
    }

    @Override
    public @Nullable TextDictionary takeDictionary() {
        TextDictionary taken = referringPages > 0 ? dictionary : null;
        dictionary = new TextDictionary();
        referringPages = 0;
        repeats = true;
        return taken;
    }
}
