package io.weir.cli.scenarios;

import io.weir.schema.FlowField;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The flows that a scenario has to give, as they are kept: sorted by start, a few lines for each,
 * without columns that hold nothing (0, false, null, empty) or depend on how the run was set up.
 */
final class GoldenFlows {

    /** Where the kept ones are, seen from the module's folder. */
    private static final Path FOLDER = Path.of("src/test/resources/scenarios");

    private static final Set<String> NOTHING = Set.of("0", "false", "\"\"");

    /** Each begins a line. */
    private static final Set<FlowField> LINES =
            EnumSet.of(
                    FlowField.FLOW_ID,
                    FlowField.CLIENT_IP,
                    FlowField.START_TIME,
                    FlowField.END_REASON,
                    FlowField.CLIENT_PACKETS,
                    FlowField.CLIENT_FIRST,
                    FlowField.CLIENT_SYN,
                    FlowField.SERVER_PACKETS,
                    FlowField.SERVER_FIRST,
                    FlowField.SERVER_SYN,
                    FlowField.CLIENT_UNIQUE_BYTES,
                    FlowField.SERVER_UNIQUE_BYTES,
                    FlowField.SYN_TO_SYNACK_US);

    private GoldenFlows() {}

    static String text(Scenario scenario, List<FlowLine> flows, Set<FlowField> without) {
        String objects =
                flows.stream()
                        .sorted(
                                Comparator.comparingLong(GoldenFlows::start)
                                        .thenComparing(FlowLine::name))
                        .map(flow -> object(flow, without))
                        .collect(Collectors.joining(",\n"));
        return "{\"note\": \"" + scenario.note() + "\",\n \"flows\": [\n" + objects + "]}\n";
    }

    private static long start(FlowLine flow) {
        return flow.number(FlowField.START_TIME);
    }

    private static String object(FlowLine flow, Set<FlowField> without) {
        StringBuilder text = new StringBuilder();
        boolean newLine = false;
        for (FlowField column : FlowField.values()) {
            newLine |= LINES.contains(column);
            String value = flow.value(column);
            if (isNothing(column, value) || without.contains(column)) {
                continue;
            }
            text.append(text.isEmpty() ? "  {" : newLine ? ",\n   " : ", ");
            text.append('"').append(column.columnName()).append("\": ").append(value);
            newLine = false;
        }
        return text.append('}').toString();
    }

    /** In a nullable column a zero says something. */
    private static boolean isNothing(FlowField column, String value) {
        return column.nullable() ? value.equals("null") : NOTHING.contains(value);
    }

    static String kept(Scenario scenario) throws IOException {
        return Files.readString(file(scenario));
    }

    static void keep(Scenario scenario, String text) throws IOException {
        Files.createDirectories(file(scenario).getParent());
        Files.writeString(file(scenario), text);
    }

    /** Names of all scenarios of which something is kept. */
    static List<String> names() throws IOException {
        try (var folders = Files.list(FOLDER)) {
            return folders.map(folder -> folder.getFileName().toString()).sorted().toList();
        }
    }

    private static Path file(Scenario scenario) {
        return FOLDER.resolve(scenario.name()).resolve("expected.flows.json");
    }
}
