/**
 * Finished flows as text: table, CSV, JSON lines, and the columns of other tools. One format is one
 * class that appends bytes; where the bytes go, and which flows are shown, is decided beside it.
 * Text from the wire is data here: whatever could steer a terminal or a spreadsheet is escaped.
 */
@NullMarked
package io.weir.cli.format;

import org.jspecify.annotations.NullMarked;
