/** Immutable values of one reading, the sampler that takes them, and their history. */
@NullMarked
package dev.kernelmemory.sample;

import org.jspecify.annotations.NullMarked;
