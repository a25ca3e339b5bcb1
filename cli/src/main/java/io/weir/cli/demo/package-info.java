/**
 * {@code weir demo}: the distributed way on one machine, without preparation: a broker, a sensor
 * that replays a generated capture, and the job, all in this process and on 127.0.0.1.
 */
@NullMarked
package io.weir.cli.demo;

import org.jspecify.annotations.NullMarked;
