/** Hooks in the JDK that record what makes the kernel allocate, while a recording asks for it. */
@NullMarked
package dev.kernelmemory.drivers;

import org.jspecify.annotations.NullMarked;
