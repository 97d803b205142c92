/** Where we run: kernel, architecture, page size, processors, where the kernel keeps its stacks. */
@NullMarked
package dev.kernelmemory.environment;

import org.jspecify.annotations.NullMarked;
