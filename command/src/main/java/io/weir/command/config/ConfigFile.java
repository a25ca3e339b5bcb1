package io.weir.command.config;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A YAML file of options: a section for each command, in it the options' long names without the
 * dashes. Read as a tree of text, so that no value is anything but what the command line would
 * give, and every message can name the line. The YAML classes are loaded only when a file is given.
 */
final class ConfigFile {

    /** No configuration is larger; what is, was not meant to be one. */
    private static final int MOST_CHARACTERS = 1 << 20;

    private final String name;
    private final Set<String> commands;
    private final Problems problems;

    private ConfigFile(String name, Set<String> commands, Problems problems) {
        this.name = name;
        this.commands = commands;
        this.problems = problems;
    }

    /**
     * The options of one command's section by name.
     *
     * @param commands names of all commands: other sections are errors
     */
    static Map<String, ConfigValue> read(
            Path file, String command, Set<String> commands, Problems problems) {
        return new ConfigFile(file.toString(), commands, problems).section(file, command);
    }

    private Map<String, ConfigValue> section(Path file, String command) {
        Node root = compose(file);
        Map<String, ConfigValue> options = new LinkedHashMap<>();
        if (root == null) {
            return options;
        }
        for (NodeTuple section : entries(root, "a section for each command")) {
            String key = text(section.getKeyNode());
            if (!commands.contains(key)) {
                problems.add(
                        place(section.getKeyNode()),
                        "unknown section '" + key + "'; known: " + String.join(", ", commands));
            } else if (key.equals(command) && !isNull(section.getValueNode())) {
                for (NodeTuple option : entries(section.getValueNode(), "options")) {
                    options.put(text(option.getKeyNode()), value(option));
                }
            }
        }
        return options;
    }

    private @Nullable Node compose(Path file) {
        LoadSettings settings =
                LoadSettings.builder()
                        .setLabel(name)
                        .setAllowDuplicateKeys(false)
                        .setMaxAliasesForCollections(0)
                        .setCodePointLimit(MOST_CHARACTERS)
                        .build();
        try {
            Optional<Node> root = new Compose(settings).composeString(Files.readString(file));
            return root.orElse(null);
        } catch (NoSuchFileException e) {
            problems.add(name, "no such file");
        } catch (CharacterCodingException e) {
            problems.add(name, "is not UTF-8 text");
        } catch (IOException e) {
            problems.add(name, "cannot be read: " + e.getMessage());
        } catch (MarkedYamlEngineException e) {
            String place = e.getProblemMark().map(m -> ":" + (m.getLine() + 1)).orElse("");
            problems.add(name + place, "not valid YAML: " + e.getProblem());
        } catch (YamlEngineException e) {
            problems.add(name, "not valid YAML: " + e.getMessage());
        }
        return null;
    }

    private List<NodeTuple> entries(Node node, String expected) {
        if (node instanceof MappingNode mapping) {
            return mapping.getValue();
        }
        problems.add(place(node), "expected " + expected + " as 'key: value' lines");
        return List.of();
    }

    private ConfigValue value(NodeTuple option) {
        Node node = option.getValueNode();
        List<String> values = node instanceof MappingNode mapping ? pairs(mapping) : scalars(node);
        return new ConfigValue(new Origin(Origin.Layer.FILE, place(option.getKeyNode())), values);
    }

    /** What an option of the form {@code KEY=VALUE,VALUE} takes, one text a key. */
    private List<String> pairs(MappingNode mapping) {
        List<String> pairs = new ArrayList<>();
        for (NodeTuple entry : mapping.getValue()) {
            String values = String.join(",", scalars(entry.getValueNode()));
            pairs.add(text(entry.getKeyNode()) + "=" + values);
        }
        return pairs;
    }

    private List<String> scalars(Node node) {
        return node instanceof SequenceNode sequence
                ? sequence.getValue().stream().map(this::scalar).toList()
                : List.of(scalar(node));
    }

    private String scalar(Node node) {
        if (node instanceof ScalarNode && !isNull(node)) {
            return text(node);
        }
        problems.add(place(node), "expected a value or a list of values");
        return "";
    }

    private static boolean isNull(Node node) {
        return node.getTag().equals(Tag.NULL);
    }

    private static String text(Node node) {
        return node instanceof ScalarNode scalar ? scalar.getValue() : "";
    }

    private String place(Node node) {
        return name + ":" + node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
    }
}
