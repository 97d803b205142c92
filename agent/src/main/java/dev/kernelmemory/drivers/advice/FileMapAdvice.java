package dev.kernelmemory.drivers.advice;

import dev.kernelmemory.events.drivers.FileMap;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** At the end of the mapping of a file; an empty mapping takes nothing. */
final class FileMapAdvice {
  private FileMapAdvice() {}

  @Advice.OnMethodExit(suppress = Throwable.class)
  static void exit(
      @Advice.FieldValue("path") @Nullable String path, @Advice.Argument(2) long size) {
    FileMap event = new FileMap();
    if (size > 0 && event.isEnabled()) {
      event.path = path;
      event.size = size;
      event.commit();
    }
  }
}
