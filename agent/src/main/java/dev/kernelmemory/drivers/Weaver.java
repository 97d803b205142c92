package dev.kernelmemory.drivers;

import java.util.Map;

/** Puts advice into methods of a class. Stateless, and safe to call on any thread. */
public interface Weaver {
  /**
   * Changes the code of methods; the class keeps its members.
   *
   * @param classFile the class as it is
   * @param adviceByMethod the advice's class, without its package, by the method's name and
   *     descriptor
   * @return the changed class file
   */
  byte[] weave(Class<?> type, byte[] classFile, Map<String, String> adviceByMethod);

  /** Lets go of what only the last change needed. */
  void settle();
}
