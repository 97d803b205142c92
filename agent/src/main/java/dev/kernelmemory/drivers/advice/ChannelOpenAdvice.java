package dev.kernelmemory.drivers.advice;

import dev.kernelmemory.events.drivers.FileOpen;
import net.bytebuddy.asm.Advice;

/** At the end of the opening of a channel, of whichever kind: a file was opened. */
final class ChannelOpenAdvice {
  private ChannelOpenAdvice() {}

  @Advice.OnMethodExit(suppress = Throwable.class)
  static void exit(@Advice.Argument(1) Object path) {
    FileOpen event = new FileOpen();
    if (event.isEnabled()) {
      event.path = path.toString();
      event.commit();
    }
  }
}
