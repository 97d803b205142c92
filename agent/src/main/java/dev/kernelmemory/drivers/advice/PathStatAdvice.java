package dev.kernelmemory.drivers.advice;

import dev.kernelmemory.events.drivers.NameLookup;
import dev.kernelmemory.events.drivers.OperationSampling;
import net.bytebuddy.asm.Advice;

/** At the end of Files.isDirectory and the like up to JDK 20: 0 if there is nothing. */
final class PathStatAdvice {
  private PathStatAdvice() {}

  @Advice.OnMethodExit(suppress = Throwable.class)
  static void exit(@Advice.Argument(0) Object path, @Advice.Return int mode) {
    NameLookup event = new NameLookup();
    if (mode == 0 && event.isEnabled()) {
      long lookups = OperationSampling.NAME_LOOKUPS.count();
      if (lookups > 0) {
        event.path = path.toString();
        event.lookups = lookups;
        event.commit();
      }
    }
  }
}
