package dev.kernelmemory.drivers.advice;

import dev.kernelmemory.events.drivers.NameLookup;
import dev.kernelmemory.events.drivers.OperationSampling;
import java.io.File;
import net.bytebuddy.asm.Advice;

/**
 * At the end of File.exists.
 *
 * <p>The same method serves File.isFile and the like, where false does not say that the name is
 * missing; those are passed over.
 */
final class FileExistsAdvice {
  private FileExistsAdvice() {}

  @Advice.OnMethodExit(suppress = Throwable.class)
  static void exit(
      @Advice.Argument(0) File file,
      @Advice.Argument(1) int attributes,
      @Advice.Return boolean has) {
    NameLookup event = new NameLookup();
    if (!has && attributes == 1 && event.isEnabled()) {
      long lookups = OperationSampling.NAME_LOOKUPS.count();
      if (lookups > 0) {
        event.path = file.getPath();
        event.lookups = lookups;
        event.commit();
      }
    }
  }
}
