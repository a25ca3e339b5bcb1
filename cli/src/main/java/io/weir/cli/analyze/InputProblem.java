package io.weir.cli.analyze;

/**
 * An input that could not be read, or not to its end.
 *
 * @param input as the user named it
 * @param message one line without the input's name: offset, what was expected and what was found
 */
public record InputProblem(String input, String message) {}
