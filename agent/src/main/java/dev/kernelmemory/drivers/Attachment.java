package dev.kernelmemory.drivers;

import java.io.File;
import java.io.IOException;

/** Loads an agent into another JVM, or into this one. */
public interface Attachment {
  /**
   * Loads an agent and waits until it has started.
   *
   * @param jar the agent's jar, by a path that the other JVM sees
   * @param pid the process
   * @param argument the agent's argument
   * @throws IOException if the JVM can't be reached or does not take the agent
   */
  void attach(File jar, String pid, String argument) throws IOException;

  /**
   * The way that Byte Buddy has; it takes a JDK, or a runtime with the module jdk.attach.
   *
   * @throws IOException if it is not in the agent's jar
   */
  static Attachment byByteBuddy() throws IOException {
    try {
      return WeaverLoader.createAttachment();
    } catch (ReflectiveOperationException e) {
      throw new IOException("the agent's jar is not whole", e);
    }
  }
}
