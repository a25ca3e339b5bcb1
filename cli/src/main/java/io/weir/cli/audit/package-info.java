/**
 * {@code weir audit}: holds ledger, tables and topic of a run against each other. It finds what was
 * lost, or is there twice, behind the job, which the job's own counters cannot see.
 */
@NullMarked
package io.weir.cli.audit;

import org.jspecify.annotations.NullMarked;
