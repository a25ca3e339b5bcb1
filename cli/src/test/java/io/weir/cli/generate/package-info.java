/** Tests of {@code weir generate}. */
@NullMarked
package io.weir.cli.generate;

import org.jspecify.annotations.NullMarked;
