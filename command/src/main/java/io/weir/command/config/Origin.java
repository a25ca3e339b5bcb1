package io.weir.command.config;

/**
 * Where the value of an option came from.
 *
 * @param layer strongest first
 * @param name the variable, or the file and line; empty for the others
 */
public record Origin(Layer layer, String name) {

    /** The layers, strongest first. */
    public enum Layer {
        COMMAND_LINE,
        ENVIRONMENT,
        FILE,
        DEFAULT
    }

    static final Origin COMMAND_LINE = new Origin(Layer.COMMAND_LINE, "");
    static final Origin DEFAULT = new Origin(Layer.DEFAULT, "");

    @Override
    public String toString() {
        return switch (layer) {
            case COMMAND_LINE -> "command line";
            case DEFAULT -> "default";
            case ENVIRONMENT, FILE -> name;
        };
    }
}
