package io.weir.command.config;

import java.util.ArrayList;
import java.util.List;

/** Everything that is wrong with a command's configuration, gathered so that it is told at once. */
public final class Problems {

    private final List<String> lines = new ArrayList<>();

    /**
     * @param where the option, environment variable, or line of a file
     * @param message what is wrong with it and what was expected
     */
    public void add(String where, String message) {
        add(where + ": " + message);
    }

    public void add(String line) {
        if (!lines.contains(line)) {
            lines.add(line);
        }
    }

    public boolean isEmpty() {
        return lines.isEmpty();
    }

    /** One line each, in the order they were found. */
    public List<String> lines() {
        return List.copyOf(lines);
    }
}
