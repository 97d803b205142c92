package dev.kernelmemory.drivers;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.security.CodeSource;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** A jar within the agent's jar; nothing of it is kept. */
final class InnerJar {
  private final String name;

  InnerJar(String name) {
    this.name = name;
  }

  /**
   * Reads all files.
   *
   * @return content by name
   * @throws IOException if the agent's jar can't be read or has no such jar
   */
  Map<String, byte[]> readAll() throws IOException {
    File location = location();
    if (location.isDirectory()) {
      throw new IOException(location + " is not the agent's jar: the drivers need that");
    }
    try (ZipFile outer = new ZipFile(location)) {
      ZipEntry entry = outer.getEntry(name);
      if (entry == null) {
        throw new IOException(location + " has no " + name);
      }
      return unpack(outer.getInputStream(entry));
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
      content.reset();
      for (int n = entries.read(buffer); n >= 0; n = entries.read(buffer)) {
        content.write(buffer, 0, n);
      }
      files.put(entry.getName(), content.toByteArray());
    }
    return files;
  }
}
