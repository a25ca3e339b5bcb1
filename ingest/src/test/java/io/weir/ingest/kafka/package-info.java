@NullMarked
package io.weir.ingest.kafka;

import org.jspecify.annotations.NullMarked;
