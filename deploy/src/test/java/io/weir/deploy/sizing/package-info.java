/** The calculator of deploy/sizing, and what the guide shows of it. */
@NullMarked
package io.weir.deploy.sizing;

import org.jspecify.annotations.NullMarked;
