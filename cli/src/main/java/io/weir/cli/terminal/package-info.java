/** What a person at a terminal sees of a run besides its results. */
@NullMarked
package io.weir.cli.terminal;

import org.jspecify.annotations.NullMarked;
