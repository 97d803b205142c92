package dev.kernelmemory.drivers.advice;

import dev.kernelmemory.events.drivers.FileOpen;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Advice that has a bit of everything that the others have. */
final class RehearsalAdvice {
  private RehearsalAdvice() {}

  @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
  static void exit(
      @Advice.FieldValue("name") String name,
      @Advice.Argument(0) Object path,
      @Advice.Return boolean opened,
      @Advice.Thrown @Nullable Throwable failure) {
    FileOpen event = new FileOpen();
    if (opened && failure == null && event.isEnabled()) {
      event.path = name + path;
      event.commit();
    }
  }
}
