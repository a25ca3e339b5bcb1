/** What a person at a terminal sees of a run besides its results. */
@NullMarked
package io.weir.command.terminal;

import org.jspecify.annotations.NullMarked;
