/** Tests of the generator. */
@NullMarked
package io.weir.ingest.generate;

import org.jspecify.annotations.NullMarked;
