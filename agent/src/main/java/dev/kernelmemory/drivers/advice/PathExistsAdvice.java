package dev.kernelmemory.drivers.advice;

import dev.kernelmemory.events.drivers.NameLookup;
import dev.kernelmemory.events.drivers.OperationSampling;
import net.bytebuddy.asm.Advice;

/** At the end of Files.exists. */
final class PathExistsAdvice {
  private PathExistsAdvice() {}

  @Advice.OnMethodExit(suppress = Throwable.class)
  static void exit(@Advice.Argument(0) Object path, @Advice.Return boolean exists) {
    NameLookup event = new NameLookup();
    if (!exists && event.isEnabled()) {
      long lookups = OperationSampling.NAME_LOOKUPS.count();
      if (lookups > 0) {
        event.path = path.toString();
        event.lookups = lookups;
        event.commit();
      }
    }
  }
}
