/**
 * What travels between the operators of the job and rests in their state, with the serializers that
 * fix its bytes: no Kryo, no reflection, a version in front of everything that a savepoint keeps.
 */
@NullMarked
package io.weir.job.stream;

import org.jspecify.annotations.NullMarked;
