package dev.kernelmemory.drivers.advice;

import dev.kernelmemory.events.drivers.SocketOpen;
import net.bytebuddy.asm.Advice;

/** At the end of the making of a socket other than a listening one. */
final class StreamOrDatagramAdvice {
  private StreamOrDatagramAdvice() {}

  @Advice.OnMethodExit(suppress = Throwable.class)
  static void exit(@Advice.Argument(1) boolean stream) {
    SocketOpen event = new SocketOpen();
    if (event.isEnabled()) {
      event.kind = stream ? "stream" : "datagram";
      event.commit();
    }
  }
}
