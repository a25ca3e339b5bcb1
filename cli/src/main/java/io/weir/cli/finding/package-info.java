/** What a look at the world has shown, and what to do about it, one thing a line. */
@NullMarked
package io.weir.cli.finding;

import org.jspecify.annotations.NullMarked;
