/** docker-compose.yml and the images it builds. */
@NullMarked
package io.weir.deploy.compose;

import org.jspecify.annotations.NullMarked;
