/**
 * The files by which weir is run elsewhere (compose, images, Kubernetes, dashboards, alerts, DDL),
 * held to what the code really does and to the tools that will read them.
 */
@NullMarked
package io.weir.deploy;

import org.jspecify.annotations.NullMarked;
