package dev.kernelmemory.drivers.advice;

import dev.kernelmemory.events.drivers.OperationSampling;
import dev.kernelmemory.events.drivers.SocketOpen;
import net.bytebuddy.asm.Advice;

/** At the end of the making of JDK 11's and older classic socket. */
final class PlainSocketAdvice {
  private PlainSocketAdvice() {}

  @Advice.OnMethodExit(suppress = Throwable.class)
  static void exit(@Advice.Argument(0) boolean stream) {
    SocketOpen event = new SocketOpen();
    if (event.isEnabled()) {
      long operations = OperationSampling.SOCKET_OPENS.count();
      if (operations > 0) {
        event.kind = stream ? "stream" : "datagram";
        event.operations = operations;
        event.commit();
      }
    }
  }
}
