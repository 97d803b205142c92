package dev.kernelmemory.drivers.advice;

import dev.kernelmemory.events.drivers.DirectMemoryReserve;
import net.bytebuddy.asm.Advice;

/** At the end of a direct buffer's reservation; it has failed if it throws. */
final class DirectMemoryReserveAdvice {
  private DirectMemoryReserveAdvice() {}

  @Advice.OnMethodExit(suppress = Throwable.class)
  static void exit(@Advice.Argument(0) long size) {
    DirectMemoryReserve event = new DirectMemoryReserve();
    if (event.isEnabled()) {
      event.size = size;
      event.commit();
    }
  }
}
