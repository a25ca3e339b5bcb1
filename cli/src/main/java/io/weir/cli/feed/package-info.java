/** The topic of finished flows, as readers of it see it. */
@NullMarked
package io.weir.cli.feed;

import org.jspecify.annotations.NullMarked;
