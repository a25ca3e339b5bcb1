/**
 * Where the options of a command come from: the command line, the environment, a YAML file, the
 * defaults, in this order; how their values are read; and how all that is wrong with them is said
 * at once.
 */
@NullMarked
package io.weir.command.config;

import org.jspecify.annotations.NullMarked;
