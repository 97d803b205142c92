package dev.kernelmemory.drivers.advice;

import dev.kernelmemory.events.drivers.SelectorOpen;
import net.bytebuddy.asm.Advice;

/** At the end of the constructor of an asynchronous channel group's port. */
final class PortOpenAdvice {
  private PortOpenAdvice() {}

  @Advice.OnMethodExit(suppress = Throwable.class)
  static void exit() {
    SelectorOpen event = new SelectorOpen();
    if (event.isEnabled()) {
      event.kind = "port";
      event.commit();
    }
  }
}
