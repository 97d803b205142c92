/**
 * Byte Buddy, and the advice that it copies into the JDK: loaded by a loader of their own.
 *
 * <p>Advice never runs where it stands. Its code becomes part of a method of the JDK: it may use
 * what the bootstrap loader has, and nothing else of the agent but the events.
 */
@NullMarked
package dev.kernelmemory.drivers.advice;

import org.jspecify.annotations.NullMarked;
