/**
 * Capture files to finished flows in one JVM: what a run is asked for, the Flink job that does it,
 * and what comes back. Knows neither the command line nor the output formats.
 */
@NullMarked
package io.weir.cli.analyze;

import org.jspecify.annotations.NullMarked;
