package io.weir.ingest.live;

import java.util.ArrayList;
import java.util.List;

/** The interfaces as text for people. */
public final class InterfaceTable {

    private static final List<String> HEAD =
            List.of("INTERFACE", "STATE", "LINK", "PACKETS/S", "ADDRESSES");

    private InterfaceTable() {}

    /**
     * A line an interface, those with the most packets first.
     *
     * @param interfaces watched for a second
     */
    public static List<String> lines(List<InterfaceState> interfaces) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEAD);
        interfaces.stream()
                .sorted((a, b) -> Long.compare(b.packets(), a.packets()))
                .map(InterfaceTable::cells)
                .forEach(rows::add);
        return rows.stream().map(row -> line(row, rows)).toList();
    }

    private static List<String> cells(InterfaceState state) {
        return List.of(
                state.name(),
                state.state(),
                state.linkType().isEmpty() ? "?" : state.linkType(),
                state.packets() == InterfaceState.NO_RIGHT
                        ? "no right"
                        : Long.toString(state.packets()),
                state.addresses().isEmpty() ? "-" : String.join(" ", state.addresses()));
    }

    private static String line(List<String> row, List<List<String>> rows) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < row.size(); i++) {
            int column = i;
            int width = rows.stream().mapToInt(other -> other.get(column).length()).max().orElse(0);
            line.append(row.get(i)).append(" ".repeat(width - row.get(i).length() + 2));
        }
        return line.toString().stripTrailing();
    }
}
