package dev.kernelmemory.drivers.advice;

import dev.kernelmemory.events.drivers.NameLookup;
import dev.kernelmemory.events.drivers.OperationSampling;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** At the end of Files.isDirectory and the like since JDK 20: null if there is nothing. */
final class PathAttributesAdvice {
  private PathAttributesAdvice() {}

  @Advice.OnMethodExit(suppress = Throwable.class)
  static void exit(@Advice.Argument(0) Object path, @Advice.Return @Nullable Object attributes) {
    NameLookup event = new NameLookup();
    if (attributes == null && event.isEnabled()) {
      long lookups = OperationSampling.NAME_LOOKUPS.count();
      if (lookups > 0) {
        event.path = path.toString();
        event.lookups = lookups;
        event.commit();
      }
    }
  }
}
