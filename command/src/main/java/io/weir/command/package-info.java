/**
 * The shell of a command that a user starts: parse, complete from environment and file, check
 * everything, tell every problem at once, only then work, and end with a status.
 */
@NullMarked
package io.weir.command;

import org.jspecify.annotations.NullMarked;
