package dev.kernelmemory.drivers.advice;

import dev.kernelmemory.events.drivers.DirectoryOpen;
import dev.kernelmemory.events.drivers.OperationSampling;
import net.bytebuddy.asm.Advice;

/** At the end of the opening of a directory. */
final class DirectoryOpenAdvice {
  private DirectoryOpenAdvice() {}

  @Advice.OnMethodExit(suppress = Throwable.class)
  static void exit(@Advice.Argument(0) Object path) {
    DirectoryOpen event = new DirectoryOpen();
    if (event.isEnabled()) {
      long operations = OperationSampling.DIRECTORY_OPENS.count();
      if (operations > 0) {
        event.path = path.toString();
        event.operations = operations;
        event.commit();
      }
    }
  }
}
