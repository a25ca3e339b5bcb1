package io.weir.cli.query;

import io.weir.cli.format.TextBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Columns aligned for the eye, numbers to the right. The widths follow from the first rows only, so
 * that a long result streams; a wider cell further down pushes its row to the right.
 */
final class ResultTable implements ResultWriter {

    private static final int MEASURED_ROWS = 1000;
    private static final String GAP = "  ";

    private record Cell(String text, boolean right) {}

    private final TextBuffer out;
    private final List<List<Cell>> waiting = new ArrayList<>();
    private int[] widths = new int[0];
    private boolean measured;

    ResultTable(TextBuffer out) {
        this.out = out;
    }

    @Override
    public void begin(List<String> columns) {
        widths = new int[columns.size()];
        add(new ArrayList<>(columns));
    }

    @Override
    public void row(List<@Nullable Object> values) {
        if (measured) {
            print(cells(values));
        } else {
            add(values);
            if (waiting.size() > MEASURED_ROWS) {
                printWaiting();
            }
        }
    }

    @Override
    public void end() {
        printWaiting();
    }

    private void add(List<@Nullable Object> values) {
        List<Cell> cells = cells(values);
        for (int i = 0; i < cells.size(); i++) {
            widths[i] = Math.max(widths[i], width(cells.get(i).text()));
        }
        waiting.add(cells);
    }

    private static List<Cell> cells(List<@Nullable Object> values) {
        List<Cell> cells = new ArrayList<>(values.size());
        for (Object value : values) {
            cells.add(
                    new Cell(
                            value == null ? "" : TextValues.readable(value),
                            value instanceof Number));
        }
        return cells;
    }

    /** A column's name stands over its values: to the right if the first of them does. */
    private void printWaiting() {
        if (measured) {
            return;
        }
        measured = true;
        if (waiting.size() > 1) {
            List<Cell> header = waiting.get(0);
            List<Cell> first = waiting.get(1);
            for (int i = 0; i < header.size(); i++) {
                header.set(i, new Cell(header.get(i).text(), first.get(i).right()));
            }
        }
        for (List<Cell> cells : waiting) {
            print(cells);
        }
        waiting.clear();
    }

    private void print(List<Cell> cells) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            Cell cell = cells.get(i);
            String padding = " ".repeat(Math.max(0, widths[i] - width(cell.text())));
            line.append(i == 0 ? "" : GAP)
                    .append(cell.right() ? padding : "")
                    .append(cell.text())
                    .append(cell.right() ? "" : padding);
        }
        out.append(line.toString().stripTrailing());
        out.append('\n');
    }

    private static int width(String text) {
        return text.codePointCount(0, text.length());
    }
}
