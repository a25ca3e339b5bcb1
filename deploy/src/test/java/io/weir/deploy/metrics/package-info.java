/**
 * Alert rules and dashboards, held to the metrics that sensor and job really tell, and to the tools
 * that read them.
 */
@NullMarked
package io.weir.deploy.metrics;

import org.jspecify.annotations.NullMarked;
