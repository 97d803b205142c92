/** A recording as one page of HTML, which needs nothing but a browser. */
@NullMarked
package dev.kernelmemory.report;

import org.jspecify.annotations.NullMarked;
