/** Reads kernel files: a file kept open, and one parser per kernel file, named after the file. */
@NullMarked
package dev.kernelmemory.procfs;

import org.jspecify.annotations.NullMarked;
