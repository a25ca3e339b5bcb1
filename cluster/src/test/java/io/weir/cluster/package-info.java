/**
 * The whole system as users run it: broker, ZooKeeper, JobManager, TaskManagers and sensors as
 * processes of their own, submitted jobs, and what happens when one of them is killed.
 */
@NullMarked
package io.weir.cluster;

import org.jspecify.annotations.NullMarked;
