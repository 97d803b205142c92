package dev.kernelmemory.drivers;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Loads Byte Buddy and the advice, so that both can be dropped again: 5 MB that nobody needs but
 * while hooks are in.
 *
 * <p>Their jar is read once for all that weaving needs, and again for what turns out to be needed
 * later.
 */
final class WeaverLoader extends ClassLoader implements Runnable {
  private static final String PACKAGE = "dev.kernelmemory.drivers.advice.";
  private static final String WEAVER = PACKAGE + "AdviceWeaver";
  private static final String ATTACHMENT = PACKAGE + "ByteBuddyAttachment";

  static {
    registerAsParallelCapable();
  }

  private final InnerJar jar = new InnerJar("kernel-memory-weaver.jar");
  private volatile @Nullable PackedJar content;

  private WeaverLoader() {
    super(WeaverLoader.class.getClassLoader());
  }

  /**
   * Makes a weaver, with a loader of its own, that has what weaving takes loaded: the JVM can't
   * load classes for that while it transforms one.
   *
   * @throws IOException if the agent's jar can't be read
   * @throws ReflectiveOperationException if it has no weaver
   */
  static Weaver create() throws IOException, ReflectiveOperationException {
    WeaverLoader loader = new WeaverLoader();
    loader.content = loader.read();
    return (Weaver) loader.loadClass(WEAVER).getConstructor(Runnable.class).newInstance(loader);
  }

  /**
   * Makes what loads agents into other JVMs.
   *
   * @throws IOException if the jar can't be read
   * @throws ReflectiveOperationException if it has no such class
   */
  static Attachment createAttachment() throws IOException, ReflectiveOperationException {
    WeaverLoader loader = new WeaverLoader();
    loader.content = loader.read();
    return (Attachment) loader.loadClass(ATTACHMENT).getConstructor().newInstance();
  }

  /** Lets go of the jar. */
  @Override
  public void run() {
    content = null;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!name.startsWith(PACKAGE)) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      if (loaded != null) {
        return loaded;
      }
      byte[] classFile = find(name.replace('.', '/') + ".class");
      if (classFile == null) {
        throw new ClassNotFoundException(name);
      }
      return defineClass(
          name, classFile, 0, classFile.length, WeaverLoader.class.getProtectionDomain());
    }
  }

  /** The advice's class files, whose code is to be copied. */
  @Override
  public @Nullable InputStream getResourceAsStream(String name) {
    byte[] file = find(name);
    return file == null ? null : new ByteArrayInputStream(file);
  }

  private byte @Nullable [] find(String name) {
    PackedJar known = content;
    try {
      return (known == null ? read() : known).read(name);
    } catch (IOException e) {
      throw new IllegalStateException("the agent's jar can't be read any more", e);
    }
  }

  private PackedJar read() throws IOException {
    return PackedJar.of(jar.read());
  }
}
