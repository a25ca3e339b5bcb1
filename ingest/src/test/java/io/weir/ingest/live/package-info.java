/** Tests of live capture: on real interfaces of network namespaces that the tests make. */
@NullMarked
package io.weir.ingest.live;

import org.jspecify.annotations.NullMarked;
