/**
 * Which code made the kernel allocate: growth in a recording, and the operations that explain it.
 */
@NullMarked
package dev.kernelmemory.attribution;

import org.jspecify.annotations.NullMarked;
