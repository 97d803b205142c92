/** Entry points, options and wiring: what starts when, and what is undone on stop. */
@NullMarked
package dev.kernelmemory.agent;

import org.jspecify.annotations.NullMarked;
