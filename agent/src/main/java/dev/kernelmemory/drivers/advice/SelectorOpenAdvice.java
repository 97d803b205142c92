package dev.kernelmemory.drivers.advice;

import dev.kernelmemory.events.drivers.SelectorOpen;
import net.bytebuddy.asm.Advice;

/** At the end of a selector's constructor. */
final class SelectorOpenAdvice {
  private SelectorOpenAdvice() {}

  @Advice.OnMethodExit(suppress = Throwable.class)
  static void exit() {
    SelectorOpen event = new SelectorOpen();
    if (event.isEnabled()) {
      event.kind = "selector";
      event.commit();
    }
  }
}
