package dev.kernelmemory.input;

import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.kernelmemory.events.HostKernelMemory;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import jdk.jfr.Recording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RecordingInputTest {
  /** Where a chunk says where its first event of constants is: the format's header. */
  private static final int POSITION_OF_CONSTANTS = 16;

  @TempDir Path directory;

  /** The JDK answers with an InternalError. */
  @Test
  void refusesAPoolOfConstantsWithoutConstants() throws Exception {
    Path file = recording();
    byte[] bytes = Files.readAllBytes(file);
    ByteBuffer text = ByteBuffer.wrap(bytes);
    text.position((int) text.getLong(POSITION_OF_CONSTANTS));
    skipNumbers(text, 5); // size, type, start, duration, distance to the next
    text.get(); // the kind of flush
    skipNumbers(text, 2); // how many pools; the first one's type
    bytes[text.position()] = 0; // how many constants it has
    Files.write(file, bytes);

    assertThatIOException()
        .isThrownBy(() -> RecordingInput.read(file.toFile(), event -> {}))
        .withMessageStartingWith("the recording is damaged: ");
  }

  /** Seven bits in a byte, and an eighth that says whether there is another, of nine at most. */
  private static void skipNumbers(ByteBuffer text, int count) {
    for (int i = 0; i < count; i++) {
      int length = 1;
      while (text.get() < 0 && length < 9) {
        length++;
      }
    }
  }

  private Path recording() throws IOException {
    Path file = directory.resolve("one.jfr");
    try (Recording recording = new Recording()) {
      recording.enable(HostKernelMemory.class);
      recording.start();
      new HostKernelMemory().commit();
      recording.stop();
      recording.dump(file);
    }
    return file;
  }
}
