@NullMarked
package io.weir.ingest.sensor;

import org.jspecify.annotations.NullMarked;
