/**
 * {@code weir tail}: the messages of weir's topics as text that people and their tools can read.
 */
@NullMarked
package io.weir.cli.tail;

import org.jspecify.annotations.NullMarked;
