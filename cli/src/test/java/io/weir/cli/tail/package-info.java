/** What people see of a topic. */
@NullMarked
package io.weir.cli.tail;

import org.jspecify.annotations.NullMarked;
