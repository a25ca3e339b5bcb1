package io.weir.cli.format;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Aligns tab-separated rows, the first of which names the columns. Where the terminal is too
 * narrow, the least important columns are left out.
 *
 * @param right columns to be aligned to the right
 * @param dispensable columns that may be left out, the first ones first
 */
record TableLayout(Set<Integer> right, List<Integer> dispensable) {

    private static final String GAP = "  ";

    /**
     * @param rows octets in UTF-8, each with its line end; the first is the header
     * @param width characters a line should not exceed
     */
    String align(List<byte[]> rows, int width) {
        List<String[]> cells = new ArrayList<>();
        for (byte[] row : rows) {
            cells.add(new String(row, StandardCharsets.UTF_8).strip().split("\t", -1));
        }
        int[] widths = widths(cells);
        List<Integer> columns = columnsThatFit(widths, width);
        StringBuilder table = new StringBuilder();
        for (String[] row : cells) {
            appendLine(table, row, columns, widths);
        }
        return table.toString();
    }

    private static int[] widths(List<String[]> cells) {
        int[] widths = new int[cells.get(0).length];
        for (String[] row : cells) {
            for (int c = 0; c < widths.length; c++) {
                widths[c] = Math.max(widths[c], length(row[c]));
            }
        }
        return widths;
    }

    private List<Integer> columnsThatFit(int[] widths, int width) {
        List<Integer> columns = new ArrayList<>();
        int used = -GAP.length();
        for (int c = 0; c < widths.length; c++) {
            columns.add(c);
            used += widths[c] + GAP.length();
        }
        for (Integer column : dispensable) {
            if (used > width) {
                columns.remove(column);
                used -= widths[column] + GAP.length();
            }
        }
        return columns;
    }

    private void appendLine(
            StringBuilder table, String[] row, List<Integer> columns, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int c : columns) {
            String spaces = " ".repeat(widths[c] - length(row[c]));
            line.append(line.length() == 0 ? "" : GAP);
            line.append(right.contains(c) ? spaces + row[c] : row[c] + spaces);
        }
        table.append(line.toString().stripTrailing()).append('\n');
    }

    private static int length(String cell) {
        return cell.codePointCount(0, cell.length());
    }
}
