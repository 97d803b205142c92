package dev.kernelmemory.drivers.advice;

import dev.kernelmemory.events.drivers.NameLookup;
import dev.kernelmemory.events.drivers.OperationSampling;
import java.io.File;
import net.bytebuddy.asm.Advice;

/** At the end of a look at what a File is: 0 if there is nothing. */
final class FileAttributesAdvice {
  private FileAttributesAdvice() {}

  @Advice.OnMethodExit(suppress = Throwable.class)
  static void exit(@Advice.Argument(0) File file, @Advice.Return int attributes) {
    NameLookup event = new NameLookup();
    if (attributes == 0 && event.isEnabled()) {
      long lookups = OperationSampling.NAME_LOOKUPS.count();
      if (lookups > 0) {
        event.path = file.getPath();
        event.lookups = lookups;
        event.commit();
      }
    }
  }
}
