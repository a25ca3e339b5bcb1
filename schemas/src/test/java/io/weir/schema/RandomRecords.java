package io.weir.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Flow records, heartbeats and ENDs with any value that their schemas allow. */
final class RandomRecords {

    private static final String[] TEXTS = {"", "x", "10.0.0.1", "Zürich 北", "quote\"\n", "=1+1"};

    private final SplittableRandom random;

    RandomRecords(SplittableRandom random) {
        this.random = random;
    }

    FlowRecord flow() {
        FlowRecord record = new FlowRecord();
        for (FlowField field : FlowRecord.columns()) {
            if (!field.nullable() || random.nextBoolean()) {
                fill(record, field);
            }
        }
        return record;
    }

    private void fill(FlowRecord record, FlowField field) {
        switch (field.kind()) {
            case TEXT -> record.set(field, text());
            case TEXT_LIST -> record.set(field, texts());
            case BOOLEAN -> record.set(field, random.nextBoolean());
            case INT -> record.set(field, (int) number());
            case LONG, TIME -> record.set(field, number());
        }
    }

    Heartbeat heartbeat() {
        return new Heartbeat(
                text(), text(), number(), number(), number(), number(), number(), number(),
                counts(), number(), counts(), number());
    }

    private TreeMap<String, Long> counts() {
        TreeMap<String, Long> counts = new TreeMap<>();
        for (int i = random.nextInt(30); i > 0; i--) {
            counts.put(text() + i, number());
        }
        return counts;
    }

    End end() {
        return new End(text(), text(), number(), number(), number());
    }

    private List<String> texts() {
        List<String> texts = new ArrayList<>();
        for (int i = random.nextInt(20); i > 0; i--) {
            texts.add(text());
        }
        return texts;
    }

    private String text() {
        return TEXTS[random.nextInt(TEXTS.length)];
    }

    private long number() {
        return switch (random.nextInt(5)) {
            case 0 -> 0;
            case 1 -> random.nextBoolean() ? Long.MAX_VALUE : Long.MIN_VALUE;
            case 2 -> random.nextLong();
            default -> random.nextInt(100_000);
        };
    }
}
