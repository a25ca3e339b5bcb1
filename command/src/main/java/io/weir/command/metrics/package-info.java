/**
 * Where a command that runs for long tells Prometheus what it counts: an option, an address, a
 * port. What is told there is the matter of each command.
 */
@NullMarked
package io.weir.command.metrics;

import org.jspecify.annotations.NullMarked;
