/**
 * Whole captures through the real graph: troubles that traffic has, one by one with the flows they
 * have to give, and generated traffic against its truth.
 */
@NullMarked
package io.weir.cli.scenarios;

import org.jspecify.annotations.NullMarked;
