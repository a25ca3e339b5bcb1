package io.weir.cli.demo;

import java.nio.file.Path;

/**
 * What is shown.
 *
 * @param out folder of the tables
 * @param packets in the generated capture
 * @param speed as {@code weir replay --speed} takes it
 * @param keep true to go on behind the end of the capture
 */
record DemoPlan(Path out, long packets, String speed, boolean keep) {}
