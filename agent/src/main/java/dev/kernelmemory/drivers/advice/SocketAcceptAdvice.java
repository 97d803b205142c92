package dev.kernelmemory.drivers.advice;

import dev.kernelmemory.events.drivers.OperationSampling;
import dev.kernelmemory.events.drivers.SocketAccept;
import java.net.SocketImpl;
import net.bytebuddy.asm.Advice;

/**
 * At the end of a blocking accept.
 *
 * <p>A SocketImpl's address is for its heirs only. Its text is not: {@code
 * Socket[addr=/127.0.0.1,port=40000,localport=8080]}.
 */
final class SocketAcceptAdvice {
  private SocketAcceptAdvice() {}

  @Advice.OnMethodExit(suppress = Throwable.class)
  static void exit(@Advice.Argument(0) SocketImpl socket) {
    SocketAccept event = new SocketAccept();
    if (event.isEnabled()) {
      long operations = OperationSampling.SOCKET_ACCEPTS.count();
      if (operations > 0) {
        String text = socket.toString();
        int address = text.indexOf("addr=");
        int port = text.indexOf(",port=");
        int end = text.indexOf(",localport=");
        event.address =
            address >= 0 && port > address && end > port
                ? text.substring(address + 5, port) + ':' + text.substring(port + 6, end)
                : text;
        event.operations = operations;
        event.commit();
      }
    }
  }
}
