package dev.kernelmemory.drivers;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipEntry;
import org.jspecify.annotations.Nullable;

/**
 * A jar in memory that unpacks a file when it is asked for: of Byte Buddy's 2,700 classes a few
 * hundred are. Any thread.
 *
 * <p>For small jars of the build's own: no more than 65,535 files, no comment at the end, none of
 * ZIP's 64-bit sizes. See <a href="https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT">the
 * format</a>, 4.3.
 */
final class PackedJar {
  private static final int END_SIGNATURE = 0x06054b50;
  private static final int END_BYTES = 22;
  private static final int HEADER_SIGNATURE = 0x02014b50;
  private static final int HEADER_BYTES = 46;
  private static final int LOCAL_BYTES = 30;

  private final byte[] jar;
  private final ByteBuffer view;
  private final Map<String, Integer> headers = new HashMap<>();

  private PackedJar(byte[] jar) {
    this.jar = jar;
    this.view = ByteBuffer.wrap(jar).order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * Reads the directory.
   *
   * @throws IOException if that is no such jar
   */
  static PackedJar of(byte[] jar) throws IOException {
    PackedJar packed = new PackedJar(jar);
    try {
      packed.readDirectory();
    } catch (IndexOutOfBoundsException e) {
      throw new IOException("a directory beyond the end of a jar of " + jar.length + " bytes", e);
    }
    return packed;
  }

  /**
   * Unpacks a file.
   *
   * @return its content, or null if there is none of that name
   * @throws IOException if it is damaged
   */
  byte @Nullable [] read(String name) throws IOException {
    Integer header = headers.get(name);
    if (header == null) {
      return null;
    }
    try {
      return unpack(header);
    } catch (DataFormatException | IndexOutOfBoundsException e) {
      throw new IOException(name + " is damaged in its jar", e);
    }
  }

  private void readDirectory() throws IOException {
    int end = jar.length - END_BYTES;
    expect(END_SIGNATURE, end);
    int count = unsignedShort(end + 10);
    int header = view.getInt(end + 16);
    for (int i = 0; i < count; i++) {
      expect(HEADER_SIGNATURE, header);
      int nameBytes = unsignedShort(header + 28);
      String name = new String(jar, header + HEADER_BYTES, nameBytes, StandardCharsets.UTF_8);
      headers.put(name, header);
      header += HEADER_BYTES + nameBytes + unsignedShort(header + 30) + unsignedShort(header + 32);
    }
  }

  private byte[] unpack(int header) throws DataFormatException {
    int packedBytes = view.getInt(header + 20);
    byte[] content = new byte[view.getInt(header + 24)];
    int local = view.getInt(header + 42);
    int start = local + LOCAL_BYTES + unsignedShort(local + 26) + unsignedShort(local + 28);
    if (unsignedShort(header + 10) == ZipEntry.STORED) {
      System.arraycopy(jar, start, content, 0, content.length);
      return content;
    }
    Inflater inflater = new Inflater(true);
    try {
      inflater.setInput(jar, start, packedBytes);
      if (inflater.inflate(content) != content.length) {
        throw new DataFormatException("shorter than its directory says");
      }
      return content;
    } finally {
      inflater.end();
    }
  }

  private void expect(int signature, int position) throws IOException {
    if (view.getInt(position) != signature) {
      throw new IOException("no jar's directory at " + position + " of " + jar.length + " bytes");
    }
  }

  private int unsignedShort(int position) {
    return view.getShort(position) & 0xffff;
  }
}
