package dev.kernelmemory.environment;

import java.io.File;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The environment, looked at once, when somebody first wants to know. Thread-safe.
 *
 * <p>Where files may lie on a mount whose server does not answer, a thread of its own looks, and is
 * waited for only for a moment: neither who starts a recording nor a client may wait for ever.
 * Until that thread comes back, what the files would tell is unknown.
 */
public final class KnownEnvironment implements Supplier<Environment>, BooleanSupplier, Runnable {
  private static final long PATIENCE_MILLIS = 500;
  private static final File NOWHERE = new File("/dev/null/nowhere");

  private final File procfs;
  private final File sysfs;
  private final LongSupplier kernelStackBytes;
  private volatile @Nullable Environment known;
  private volatile @Nullable Environment meanwhile;

  /**
   * Names where to look; nothing is read yet.
   *
   * @param procfs the procfs mount that is read for the host
   * @param sysfs the sysfs mount
   * @param kernelStackBytes the host's KernelStack just now, negative if unknown
   */
  public KnownEnvironment(File procfs, File sysfs, LongSupplier kernelStackBytes) {
    this.procfs = procfs;
    this.sysfs = sysfs;
    this.kernelStackBytes = kernelStackBytes;
  }

  @Override
  public Environment get() {
    Environment result = known;
    if (result == null) {
      result = meanwhile;
    }
    return result == null ? look() : result;
  }

  /** Whether kernel stacks may be part of VmallocUsed. */
  @Override
  public boolean getAsBoolean() {
    return get().stackPlacement().mayBeInVmalloc();
  }

  /** Looks. */
  @Override
  public void run() {
    known = Environment.detect(procfs, sysfs, kernelStackBytes.getAsLong());
  }

  private synchronized Environment look() {
    Environment result = known;
    if (result != null) {
      return result;
    }
    if (!FileSystems.mayHang(new File("/proc/self"), new File(procfs, "meminfo"), sysfs)) {
      run();
    } else if (meanwhile == null) {
      lookApart();
    }
    result = known;
    if (result == null) {
      result = meanwhile == null ? Environment.detect(NOWHERE, NOWHERE, -1) : meanwhile;
      meanwhile = result;
    }
    return result;
  }

  private void lookApart() {
    Thread thread = new Thread(this, "kernel-memory-environment");
    thread.setDaemon(true);
    thread.setContextClassLoader(null);
    try {
      thread.start();
      TimeUnit.MILLISECONDS.timedJoin(thread, PATIENCE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (OutOfMemoryError e) {
      // No thread can be made just now: unknown for good, which is said as such.
      return;
    }
  }
}
