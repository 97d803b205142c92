/** Where we run: kernel, machine, container, cgroup, limits, where the kernel keeps its stacks. */
@NullMarked
package dev.kernelmemory.environment;

import org.jspecify.annotations.NullMarked;
