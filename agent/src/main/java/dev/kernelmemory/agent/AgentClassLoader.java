package dev.kernelmemory.agent;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Loads the agent proper from a jar within the agent's jar, out of the application's sight.
 *
 * <p>Only the launcher and the event classes stand where the application's loader finds them; they
 * are taken from there. Everything else comes from the platform's loader, never from the
 * application's class path.
 */
final class AgentClassLoader extends ClassLoader {
  /** What every JVM needs. */
  private static final String CORE_JAR = "kernel-memory-core.jar";

  /** What is needed once there is a recording or a JMX client. */
  private static final String REST_JAR = "kernel-memory-rest.jar";

  /** What only commands need: never unpacked in a JVM that the agent is loaded into. */
  private static final String COMMANDS_JAR = "kernel-memory-commands.jar";

  private static final String[] PACKAGES_OF_COMMANDS = {
    "dev.kernelmemory.attribution.",
    "dev.kernelmemory.cli.",
    "dev.kernelmemory.input.",
    "dev.kernelmemory.report."
  };

  private static final String OWN_PACKAGES = "dev.kernelmemory.";
  private static final String[] PACKAGES_AT_THE_ROOT = {
    "dev.kernelmemory.agent.", "dev.kernelmemory.events."
  };

  static {
    registerAsParallelCapable();
  }

  private final ClassLoader outer;
  private final File location;
  private final Map<String, byte[]> classFiles;
  private final List<String> unpacked = new ArrayList<>(2);

  private AgentClassLoader(ClassLoader outer, File location, Map<String, byte[]> classFiles) {
    super(platformLoader());
    this.outer = outer;
    this.location = location;
    this.classFiles = classFiles;
  }

  /**
   * Makes the loader of the agent proper.
   *
   * @param launcher a class of the agent's jar
   * @return a new loader, or the launcher's own where the classes are not packed into an inner jar
   * @throws IOException if the agent's jar can't be read
   * @throws URISyntaxException if its location makes no path
   */
  static ClassLoader create(Class<?> launcher) throws IOException, URISyntaxException {
    ClassLoader outer = launcher.getClassLoader();
    CodeSource source = launcher.getProtectionDomain().getCodeSource();
    if (outer == null || source == null) {
      throw new IOException(
          "the agent's jar is on the boot class path; name it as -javaagent only");
    }
    // Opened by its path: asking the class loader for a resource would first search the JDK's own
    // modules and open their image, which costs more memory than the agent.
    File location = new File(source.getLocation().toURI());
    if (location.isDirectory()) {
      return outer;
    }
    Map<String, byte[]> core = new ConcurrentHashMap<>();
    return unpack(location, CORE_JAR, core) ? new AgentClassLoader(outer, location, core) : outer;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!name.startsWith(OWN_PACKAGES)) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      if (loaded != null) {
        return loaded;
      }
      byte[] classFile = find(name);
      return classFile == null
          ? outer.loadClass(name)
          : defineClass(
              name, classFile, 0, classFile.length, AgentClassLoader.class.getProtectionDomain());
    }
  }

  /** The files that the commands' classes have beside them; they stand in the inner jar alone. */
  @Override
  public @Nullable InputStream getResourceAsStream(String name) {
    byte[] content = classFiles.get(name);
    return content == null ? super.getResourceAsStream(name) : new ByteArrayInputStream(content);
  }

  private byte @Nullable [] find(String name) throws ClassNotFoundException {
    String path = name.replace('.', '/') + ".class";
    byte[] classFile = classFiles.remove(path);
    if (classFile == null && !isIn(PACKAGES_AT_THE_ROOT, name)) {
      unpackOnce(isIn(PACKAGES_OF_COMMANDS, name) ? COMMANDS_JAR : REST_JAR);
      classFile = classFiles.remove(path);
    }
    return classFile;
  }

  private static boolean isIn(String[] packages, String name) {
    for (String prefix : packages) {
      if (name.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }

  private synchronized void unpackOnce(String inner) throws ClassNotFoundException {
    if (unpacked.contains(inner)) {
      return;
    }
    try {
      unpack(location, inner, classFiles);
      unpacked.add(inner);
    } catch (IOException e) {
      throw new ClassNotFoundException("the agent's jar can't be read any more: " + location, e);
    }
  }

  /** Unpacks a jar within a jar, if it is there. */
  private static boolean unpack(File location, String inner, Map<String, byte[]> files)
      throws IOException {
    try (ZipFile outer = new ZipFile(location)) {
      ZipEntry entry = outer.getEntry(inner);
      if (entry == null) {
        return false;
      }
      unpack(outer.getInputStream(entry), files);
      return true;
    }
  }

  private static void unpack(InputStream jar, Map<String, byte[]> files) throws IOException {
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
  }

  /** The platform (since 9) or extension (8) loader: the last one below the boot loader. */
  private static @Nullable ClassLoader platformLoader() {
    ClassLoader loader = ClassLoader.getSystemClassLoader();
    while (loader != null && loader.getParent() != null) {
      loader = loader.getParent();
    }
    return loader;
  }
}
