/** What an audit finds in the results of a real run, whole and with something taken away. */
@NullMarked
package io.weir.cli.audit;

import org.jspecify.annotations.NullMarked;
