/** Turns snapshots into JFR events. */
@NullMarked
package dev.kernelmemory.recording;

import org.jspecify.annotations.NullMarked;
