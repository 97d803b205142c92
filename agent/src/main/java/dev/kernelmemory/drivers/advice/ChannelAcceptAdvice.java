package dev.kernelmemory.drivers.advice;

import dev.kernelmemory.events.drivers.OperationSampling;
import dev.kernelmemory.events.drivers.SocketAccept;
import java.nio.channels.SocketChannel;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** At the end of an accept; without a connection, it returns null. */
final class ChannelAcceptAdvice {
  private ChannelAcceptAdvice() {}

  @Advice.OnMethodExit(suppress = Throwable.class)
  static void exit(@Advice.Return @Nullable SocketChannel channel) throws Exception {
    if (channel == null) {
      return;
    }
    SocketAccept event = new SocketAccept();
    if (event.isEnabled()) {
      long operations = OperationSampling.SOCKET_ACCEPTS.count();
      if (operations > 0) {
        event.address = String.valueOf(channel.getRemoteAddress());
        event.operations = operations;
        event.commit();
      }
    }
  }
}
