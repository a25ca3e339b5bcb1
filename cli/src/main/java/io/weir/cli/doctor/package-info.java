/**
 * {@code weir doctor}: looks at the machine, at Kafka and at the job's configuration, and says of
 * each thing that is not well what to do about it. It changes nothing.
 */
@NullMarked
package io.weir.cli.doctor;

import org.jspecify.annotations.NullMarked;
