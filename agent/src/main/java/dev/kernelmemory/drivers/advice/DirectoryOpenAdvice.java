package dev.kernelmemory.drivers.advice;

import dev.kernelmemory.events.drivers.DirectoryOpen;
import net.bytebuddy.asm.Advice;

/** At the end of the opening of a directory. */
final class DirectoryOpenAdvice {
  private DirectoryOpenAdvice() {}

  @Advice.OnMethodExit(suppress = Throwable.class)
  static void exit(@Advice.Argument(0) Object path) {
    DirectoryOpen event = new DirectoryOpen();
    if (event.isEnabled()) {
      event.path = path.toString();
      event.commit();
    }
  }
}
