package io.weir.command.config;

import java.util.List;

/**
 * What a layer below the command line says for one option.
 *
 * @param values one for each time the option would stand on the command line
 */
record ConfigValue(Origin origin, List<String> values) {}
