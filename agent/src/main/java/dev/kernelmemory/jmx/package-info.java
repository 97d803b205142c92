/** The MXBeans; they read the latest snapshot, never a file. */
@NullMarked
package dev.kernelmemory.jmx;

import org.jspecify.annotations.NullMarked;
