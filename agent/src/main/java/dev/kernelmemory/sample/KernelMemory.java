package dev.kernelmemory.sample;

import dev.kernelmemory.procfs.MeminfoParser;
import java.util.List;

/**
 * The five dimensions of one scope at one moment. Immutable.
 *
 * <p>Every amount is in bytes. {@link #NOT_REPORTED} and {@link #UNREADABLE} are negative and stand
 * for "there is no number"; neither is ever replaced by 0.
 */
public interface KernelMemory {
  /** There is no such number at this scope, or from this kernel. */
  long NOT_REPORTED = MeminfoParser.NOT_REPORTED;

  /** There should be a number, but it could not be read or made sense of. */
  long UNREADABLE = MeminfoParser.UNREADABLE;

  /** The value of a dimension, or one of the two negative marks. */
  long get(Dimension dimension);

  /** For each dimension without a number, its name and the reason; empty if there is none. */
  List<String> unavailable();

  /** When the numbers were read. */
  Moment takenAt();
}
