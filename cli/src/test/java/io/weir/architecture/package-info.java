/** Holds the shape of the whole house: it sits in the module that sees all others. */
@NullMarked
package io.weir.architecture;

import org.jspecify.annotations.NullMarked;
