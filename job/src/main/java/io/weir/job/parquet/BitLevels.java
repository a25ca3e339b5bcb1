package io.weir.job.parquet;

import java.util.Arrays;

/** Definition or repetition levels of one page, where they are only 0 or 1. */
final class BitLevels {

    private byte[] bits = new byte[8];
    private int count;
    private int ones;

    void add(boolean one) {
        int at = count >> 3;
        if (at == bits.length) {
            bits = Arrays.copyOf(bits, bits.length * 2);
        }
        if (one) {
            bits[at] |= (byte) (1 << (count & 7));
            ones++;
        }
        count++;
    }

    int count() {
        return count;
    }

    int zeros() {
        return count - ones;
    }

    /** Length, then one run: repeated when all levels are equal, else bit by bit. */
    void encode(PageBytes out, PageBytes scratch) {
        scratch.clear();
        if (ones == 0 || ones == count) {
            scratch.putVarInt(count << 1);
            scratch.putByte(ones == 0 ? 0 : 1);
        } else {
            int groups = (count + 7) >> 3;
            scratch.putVarInt(groups << 1 | 1);
            scratch.putBytes(bits, groups);
        }
        out.putInt(scratch.size());
        out.putBytes(scratch.array(), scratch.size());
    }

    void clear() {
        Arrays.fill(bits, 0, (count + 7) >> 3, (byte) 0);
        count = 0;
        ones = 0;
    }
}
