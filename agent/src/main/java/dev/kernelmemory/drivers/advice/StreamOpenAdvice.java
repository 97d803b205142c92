package dev.kernelmemory.drivers.advice;

import dev.kernelmemory.events.drivers.FileOpen;
import dev.kernelmemory.events.drivers.OperationSampling;
import net.bytebuddy.asm.Advice;

/** At the end of the private open methods of java.io: a file was opened. */
final class StreamOpenAdvice {
  private StreamOpenAdvice() {}

  @Advice.OnMethodExit(suppress = Throwable.class)
  static void exit(@Advice.Argument(0) String path) {
    FileOpen event = new FileOpen();
    if (event.isEnabled()) {
      long operations = OperationSampling.FILE_OPENS.count();
      if (operations > 0) {
        event.path = path;
        event.operations = operations;
        event.commit();
      }
    }
  }
}
