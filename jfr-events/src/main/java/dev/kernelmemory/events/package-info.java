/** The JFR event classes: fields and their metadata, no logic. */
@NullMarked
package dev.kernelmemory.events;

import org.jspecify.annotations.NullMarked;
