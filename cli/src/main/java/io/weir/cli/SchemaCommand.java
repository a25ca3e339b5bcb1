package io.weir.cli;

import io.weir.command.ConfiguredCommand;
import io.weir.command.ExitStatus;
import io.weir.command.Host;
import io.weir.command.config.Problems;
import io.weir.schema.MessageType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code weir schema}: the Avro schemas of the messages, for other readers of the topics. */
@Command(
        name = "schema",
        header = "Prints the Avro schema of a message, or the names of all.",
        customSynopsis = "weir schema [OPTION]... [NAME]",
        footer = {
            "",
            "Messages are in Avro's single-object encoding: c3 01, the fingerprint of the schema in",
            "eight octets, little-endian, then the body. Example:",
            "  weir schema flow-record > flow-record.avsc"
        })
final class SchemaCommand extends ConfiguredCommand {

    @Parameters(
            paramLabel = "NAME",
            arity = "0..1",
            description = "of a message; none: the names with their fingerprints")
    private @Nullable String name;

    private final Host host;

    SchemaCommand(Host host) {
        this.host = host;
    }

    @Override
    protected void check(Problems problems) {
        if (name != null && named().isEmpty()) {
            problems.add("no schema '" + name + "'; there are " + names());
        }
    }

    @Override
    protected int run() throws IOException {
        String text = name == null ? list() : named().get(0).schemaText();
        host.out().write(text.getBytes(StandardCharsets.UTF_8));
        host.out().flush();
        return ExitStatus.GOOD;
    }

    private List<MessageType> named() {
        return Arrays.stream(MessageType.values())
                .filter(type -> type.schemaName().equals(name))
                .toList();
    }

    private static String names() {
        return Arrays.stream(MessageType.values())
                .map(MessageType::schemaName)
                .collect(Collectors.joining(", "));
    }

    private static String list() {
        return Arrays.stream(MessageType.values())
                .map(type -> "%-13s %016x\n".formatted(type.schemaName(), type.fingerprint()))
                .collect(Collectors.joining());
    }
}
