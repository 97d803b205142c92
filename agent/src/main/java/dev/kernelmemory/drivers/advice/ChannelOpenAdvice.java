package dev.kernelmemory.drivers.advice;

import dev.kernelmemory.events.drivers.FileOpen;
import dev.kernelmemory.events.drivers.OperationSampling;
import net.bytebuddy.asm.Advice;

/** At the end of the opening of a channel, of whichever kind: a file was opened. */
final class ChannelOpenAdvice {
  private ChannelOpenAdvice() {}

  @Advice.OnMethodExit(suppress = Throwable.class)
  static void exit(@Advice.Argument(1) Object path) {
    FileOpen event = new FileOpen();
    if (event.isEnabled()) {
      long operations = OperationSampling.FILE_OPENS.count();
      if (operations > 0) {
        event.path = path.toString();
        event.operations = operations;
        event.commit();
      }
    }
  }
}
