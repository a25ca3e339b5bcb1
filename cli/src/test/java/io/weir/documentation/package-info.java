/** Holds the documents to the code: types, files and commands that they name exist. */
@NullMarked
package io.weir.documentation;

import org.jspecify.annotations.NullMarked;
