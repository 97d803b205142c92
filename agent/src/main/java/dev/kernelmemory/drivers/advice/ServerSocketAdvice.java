package dev.kernelmemory.drivers.advice;

import dev.kernelmemory.events.drivers.OperationSampling;
import dev.kernelmemory.events.drivers.SocketOpen;
import net.bytebuddy.asm.Advice;

/** At the end of the making of a listening socket. */
final class ServerSocketAdvice {
  private ServerSocketAdvice() {}

  @Advice.OnMethodExit(suppress = Throwable.class)
  static void exit() {
    SocketOpen event = new SocketOpen();
    if (event.isEnabled()) {
      long operations = OperationSampling.SOCKET_OPENS.count();
      if (operations > 0) {
        event.kind = "server";
        event.operations = operations;
        event.commit();
      }
    }
  }
}
