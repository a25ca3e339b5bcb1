/** {@code weir generate}: synthetic captures with their truth. */
@NullMarked
package io.weir.cli.generate;

import org.jspecify.annotations.NullMarked;
