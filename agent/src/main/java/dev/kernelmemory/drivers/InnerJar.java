package dev.kernelmemory.drivers;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.security.CodeSource;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** A jar within the agent's jar; nothing of it is kept. */
final class InnerJar {
  /**
   * Few reads: a ZipFile reads 8 KiB at a time, so often that the JVM compiles RandomAccessFile's
   * native methods. From JDK 20 on it never drops such code, nor the version of the class that it
   * belongs to, and the hooks make a version each time.
   */
  private static final int READ_BYTES = 1 << 18;

  private final String name;

  InnerJar(String name) {
    this.name = name;
  }

  /**
   * Unpacks all files.
   *
   * @return content by name
   * @throws IOException if the agent's jar can't be read or has no such jar
   */
  Map<String, byte[]> readAll() throws IOException {
    return unpack(new ByteArrayInputStream(read()));
  }

  /**
   * Reads the jar as it is.
   *
   * @throws IOException if the agent's jar can't be read or has no such jar
   */
  byte[] read() throws IOException {
    File location = location();
    if (location.isDirectory()) {
      throw new IOException(location + " is not the agent's jar: the drivers need that");
    }
    try (ZipInputStream outer =
        new ZipInputStream(new BufferedInputStream(new FileInputStream(location), READ_BYTES))) {
      for (ZipEntry entry = outer.getNextEntry(); entry != null; entry = outer.getNextEntry()) {
        if (entry.getName().equals(name)) {
          return rest(outer, new ByteArrayOutputStream(READ_BYTES), new byte[READ_BYTES]);
        }
      }
      throw new IOException(location + " has no " + name);
    }
  }

  /** Writes files as a jar. */
  static void write(Map<String, byte[]> files, OutputStream out) throws IOException {
    ZipOutputStream jar = new ZipOutputStream(out);
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      jar.putNextEntry(new ZipEntry(file.getKey()));
      jar.write(file.getValue());
    }
    jar.finish();
  }

  private static File location() throws IOException {
    CodeSource source = InnerJar.class.getProtectionDomain().getCodeSource();
    if (source == null) {
      throw new IOException("the place of the agent's jar is not known");
    }
    try {
      return new File(source.getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IOException(source.getLocation() + " is no path", e);
    }
  }

  private static Map<String, byte[]> unpack(InputStream jar) throws IOException {
    Map<String, byte[]> files = new HashMap<>();
    ZipInputStream entries = new ZipInputStream(jar);
    byte[] buffer = new byte[8192];
    ByteArrayOutputStream content = new ByteArrayOutputStream(buffer.length);
    for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
      if (entry.isDirectory()) {
        continue;
      }
      files.put(entry.getName(), rest(entries, content, buffer));
    }
    return files;
  }

  private static byte[] rest(InputStream in, ByteArrayOutputStream content, byte[] buffer)
      throws IOException {
    content.reset();
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      content.write(buffer, 0, n);
    }
    return content.toByteArray();
  }
}
