package dev.kernelmemory.drivers;

import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Method;
import java.security.ProtectionDomain;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;

/**
 * Defines the drivers' event classes in the bootstrap loader, where the JDK's own code sees them.
 *
 * <p>Appending a jar to the boot class path would do on every JDK, but from 17 on it prints a
 * warning if class data sharing is on, and takes the application's archive from it on 25. So they
 * are defined one by one through the JDK's internal Unsafe, and a jar is appended on JDK 8 only.
 */
final class BootEvents {
  private static final String SUFFIX = ".class";

  private final Instrumentation instrumentation;

  BootEvents(Instrumentation instrumentation) {
    this.instrumentation = instrumentation;
  }

  /**
   * Defines the classes that are not defined yet.
   *
   * @param classFiles their files by name
   * @throws IOException if a jar has to be written and can't be
   * @throws ReflectiveOperationException if this JDK has no way to define them
   */
  void define(Map<String, byte[]> classFiles) throws IOException, ReflectiveOperationException {
    if (areDefined(classFiles)) {
      // JDK 8u504 crashes if an event class is defined twice.
      return;
    }
    if (hasModules()) {
      defineByUnsafe(classFiles);
    } else {
      append(classFiles);
    }
    if (!areDefined(classFiles)) {
      throw new ClassNotFoundException("the event classes are not where they were put");
    }
  }

  private static boolean areDefined(Map<String, byte[]> classFiles) {
    for (String file : classFiles.keySet()) {
      if (file.endsWith(SUFFIX) && find(nameOf(file)) == null) {
        return false;
      }
    }
    return true;
  }

  private void defineByUnsafe(Map<String, byte[]> classFiles) throws ReflectiveOperationException {
    exportInternals();
    Class<?> type = Class.forName("jdk.internal.misc.Unsafe", true, null);
    Object unsafe = type.getMethod("getUnsafe").invoke(null);
    Method define =
        type.getMethod(
            "defineClass",
            String.class,
            byte[].class,
            int.class,
            int.class,
            ClassLoader.class,
            ProtectionDomain.class);
    for (Map.Entry<String, byte[]> entry : classFiles.entrySet()) {
      String file = entry.getKey();
      if (file.endsWith(SUFFIX) && find(nameOf(file)) == null) {
        byte[] bytes = entry.getValue();
        String internalName = file.substring(0, file.length() - SUFFIX.length());
        define.invoke(unsafe, internalName, bytes, 0, bytes.length, null, null);
      }
    }
  }

  /** Lets this class's module, and no other, use {@code jdk.internal.misc}. */
  private void exportInternals() throws ReflectiveOperationException {
    Method getModule = Class.class.getMethod("getModule");
    Object base = getModule.invoke(Object.class);
    Object own = getModule.invoke(BootEvents.class);
    Map<String, Set<Object>> exports =
        Collections.singletonMap("jdk.internal.misc", Collections.singleton(own));
    Instrumentation.class
        .getMethod(
            "redefineModule",
            Class.forName("java.lang.Module"),
            Set.class,
            Map.class,
            Map.class,
            Set.class,
            Map.class)
        .invoke(
            instrumentation,
            base,
            Collections.emptySet(),
            exports,
            Collections.emptyMap(),
            Collections.emptySet(),
            Collections.emptyMap());
  }

  private void append(Map<String, byte[]> classFiles) throws IOException {
    File file = File.createTempFile("kernel-memory-events", ".jar");
    try {
      try (OutputStream out = new FileOutputStream(file)) {
        InnerJar.write(classFiles, out);
      }
      // Left open: the JVM reads it through a handle of its own, which outlives the file's name.
      instrumentation.appendToBootstrapClassLoaderSearch(new JarFile(file));
      areDefined(classFiles);
    } finally {
      if (!file.delete()) {
        file.deleteOnExit();
      }
    }
  }

  private static boolean hasModules() {
    try {
      Class.forName("java.lang.Module", false, null);
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  private static String nameOf(String file) {
    return file.substring(0, file.length() - SUFFIX.length()).replace('/', '.');
  }

  private static @Nullable Class<?> find(String name) {
    try {
      return Class.forName(name, false, null);
    } catch (ClassNotFoundException e) {
      return null;
    }
  }
}
