/** The small programs that are measured, and an agent that does nothing. They name nothing else. */
@NullMarked
package dev.kernelmemory.benchmarks.hello;

import org.jspecify.annotations.NullMarked;
