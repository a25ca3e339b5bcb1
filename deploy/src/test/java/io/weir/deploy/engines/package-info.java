/**
 * The ten queries and the tables' DDL, on the engines that people use: the embedded DuckDB, Spark
 * and Trino, each in a process of its own.
 */
@NullMarked
package io.weir.deploy.engines;

import org.jspecify.annotations.NullMarked;
