package dev.kernelmemory.drivers.advice;

import dev.kernelmemory.events.drivers.NameLookup;
import dev.kernelmemory.events.drivers.OperationSampling;
import java.nio.file.NoSuchFileException;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** At the end of Files.notExists, and of Files.exists before JDK 17. */
final class PathAccessAdvice {
  private PathAccessAdvice() {}

  @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
  static void exit(@Advice.Argument(0) Object path, @Advice.Thrown @Nullable Throwable failure) {
    NameLookup event = new NameLookup();
    if (failure instanceof NoSuchFileException && event.isEnabled()) {
      long lookups = OperationSampling.NAME_LOOKUPS.count();
      if (lookups > 0) {
        event.path = path.toString();
        event.lookups = lookups;
        event.commit();
      }
    }
  }
}
