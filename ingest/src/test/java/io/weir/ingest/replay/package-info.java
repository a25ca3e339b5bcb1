@NullMarked
package io.weir.ingest.replay;

import org.jspecify.annotations.NullMarked;
