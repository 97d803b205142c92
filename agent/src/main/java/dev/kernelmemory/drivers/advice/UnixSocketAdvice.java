package dev.kernelmemory.drivers.advice;

import dev.kernelmemory.events.drivers.OperationSampling;
import dev.kernelmemory.events.drivers.SocketOpen;
import net.bytebuddy.asm.Advice;

/** At the end of the making of a socket of the Unix domain. */
final class UnixSocketAdvice {
  private UnixSocketAdvice() {}

  @Advice.OnMethodExit(suppress = Throwable.class)
  static void exit() {
    SocketOpen event = new SocketOpen();
    if (event.isEnabled()) {
      long operations = OperationSampling.SOCKET_OPENS.count();
      if (operations > 0) {
        event.kind = "unix";
        event.operations = operations;
        event.commit();
      }
    }
  }
}
