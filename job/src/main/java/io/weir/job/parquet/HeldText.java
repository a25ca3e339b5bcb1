package io.weir.job.parquet;

/**
 * How much text the page under way holds, over all columns of a file. Numbers are bounded by the
 * rows of a page; texts come from the wire, and a few thousand long ones would fill the heap.
 */
final class HeldText {

    private long characters;

    void add(String text) {
        characters += text.length();
    }

    long characters() {
        return characters;
    }

    void clear() {
        characters = 0;
    }
}
