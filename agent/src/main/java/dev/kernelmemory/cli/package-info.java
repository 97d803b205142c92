/** What {@code java -jar kernel-memory-agent.jar} does. */
@NullMarked
package dev.kernelmemory.cli;

import org.jspecify.annotations.NullMarked;
