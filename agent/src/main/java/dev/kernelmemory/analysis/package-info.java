/** Interpretation: timestamped observations in, findings out; no files, threads or clocks. */
@NullMarked
package dev.kernelmemory.analysis;

import org.jspecify.annotations.NullMarked;
