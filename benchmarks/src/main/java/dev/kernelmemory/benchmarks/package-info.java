/** Whole-process comparisons of the agent with a C program, other libraries and other agents. */
@NullMarked
package dev.kernelmemory.benchmarks;

import org.jspecify.annotations.NullMarked;
