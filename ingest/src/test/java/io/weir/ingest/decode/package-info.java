/** Frames built octet by octet, and what the decoder makes of them. */
@NullMarked
package io.weir.ingest.decode;

import org.jspecify.annotations.NullMarked;
