/**
 * The events of the drivers: what the application does that makes the kernel allocate.
 *
 * <p>Their code is written into methods of the JDK, which see only what the bootstrap loader has.
 * So these classes are packed apart and defined there, once JFR is in use and not before.
 */
@NullMarked
package dev.kernelmemory.events.drivers;

import org.jspecify.annotations.NullMarked;
