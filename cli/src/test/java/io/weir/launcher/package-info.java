/** The shell script that starts weir from a checkout. */
@NullMarked
package io.weir.launcher;

import org.jspecify.annotations.NullMarked;
