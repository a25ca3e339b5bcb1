@NullMarked
package io.weir.ingest.capture;

import org.jspecify.annotations.NullMarked;
