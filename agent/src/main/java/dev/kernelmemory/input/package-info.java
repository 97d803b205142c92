/** Observations out of files: recordings of Flight Recorder and tables of numbers. */
@NullMarked
package dev.kernelmemory.input;

import org.jspecify.annotations.NullMarked;
