package dev.kernelmemory.drivers.advice;

import dev.kernelmemory.drivers.Attachment;
import java.io.File;
import java.io.IOException;
import net.bytebuddy.agent.ByteBuddyAgent;

/** Loads agents by Byte Buddy's agent. */
public final class ByteBuddyAttachment implements Attachment {
  @Override
  public void attach(File jar, String pid, String argument) throws IOException {
    try {
      ByteBuddyAgent.attach(jar, pid, argument);
    } catch (RuntimeException | LinkageError e) {
      Throwable cause = e;
      while (cause.getCause() != null) {
        cause = cause.getCause();
      }
      throw new IOException(cause.getMessage() == null ? cause.toString() : cause.getMessage(), e);
    }
  }
}
