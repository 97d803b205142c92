package dev.kernelmemory.recording;

import dev.kernelmemory.environment.Environment;
import dev.kernelmemory.events.HostKernelMemory;
import dev.kernelmemory.events.KernelEnvironment;
import dev.kernelmemory.sample.Dimension;
import dev.kernelmemory.sample.HostMemory;
import dev.kernelmemory.sample.Sampler;
import dev.kernelmemory.sample.Snapshot;
import java.io.Closeable;
import java.util.function.Supplier;
import jdk.jfr.FlightRecorder;

/**
 * Registers the event types and writes an event whenever JFR asks for one.
 *
 * <p>JFR calls the hooks on its thread "JFR Periodic Tasks", which serves every periodic event of
 * the JVM: a hook takes the latest snapshot and never waits for anything.
 */
public final class RecordingPublisher implements Closeable {
  private final Sampler sampler;
  private final Supplier<Environment> environment;
  private final String basePath;
  private final String version;
  private final Runnable hostHook = new HostHook();
  private final Runnable environmentHook = new EnvironmentHook();

  /**
   * Registers the events. To be called on one thread, once JFR is being initialised: doing it
   * earlier initialises JFR, which costs half a second.
   *
   * @param basePath where procfs is read, for the Environment event
   */
  public RecordingPublisher(
      Sampler sampler, Supplier<Environment> environment, String basePath, String version) {
    this.sampler = sampler;
    this.environment = environment;
    this.basePath = basePath;
    this.version = version;
    initializeHandlers();
    FlightRecorder.register(HostKernelMemory.class);
    FlightRecorder.register(KernelEnvironment.class);
    FlightRecorder.addPeriodicEvent(HostKernelMemory.class, hostHook);
    FlightRecorder.addPeriodicEvent(KernelEnvironment.class, environmentHook);
  }

  /** Writes what a recording needs at its beginning, on the thread that starts it. */
  public void recordingStarted() {
    environmentHook.run();
  }

  /** Unregisters hooks and event types. */
  @Override
  public void close() {
    FlightRecorder.removePeriodicEvent(hostHook);
    FlightRecorder.removePeriodicEvent(environmentHook);
    FlightRecorder.unregister(HostKernelMemory.class);
    FlightRecorder.unregister(KernelEnvironment.class);
  }

  /**
   * On JDK 15 to 22 the first event class to be registered initialises this holder while it holds
   * JFR's lock, and an application thread that does so at the same time waits for the lock
   * (JDK-8371889). Initialised beforehand, it locks nothing.
   */
  private static void initializeHandlers() {
    try {
      Class.forName("jdk.jfr.events.Handlers", true, null);
    } catch (ClassNotFoundException e) {
      // Another JDK: it has no such class, and no such deadlock.
      return;
    }
  }

  final class HostHook implements Runnable {
    @Override
    public void run() {
      // A new object each time: on JDK 17 a second commit of the same one keeps the first's time.
      HostKernelMemory event = new HostKernelMemory();
      if (!event.isEnabled()) {
        return;
      }
      Snapshot snapshot = sampler.latest();
      HostMemory host = snapshot.host();
      event.slab = orMissing(host.get(Dimension.SLAB));
      event.slabReclaimable = orMissing(host.slabReclaimable());
      event.slabUnreclaimable = orMissing(host.slabUnreclaimable());
      event.kernelReclaimable = orMissing(host.kernelReclaimable());
      event.vmallocUsed = orMissing(host.get(Dimension.VMALLOC_USED));
      event.vmallocTotal = orMissing(host.vmallocTotal());
      event.kernelStack = orMissing(host.get(Dimension.KERNEL_STACK));
      event.shadowCallStack = orMissing(host.shadowCallStack());
      event.pageTables = orMissing(host.get(Dimension.PAGE_TABLES));
      event.secondaryPageTables = orMissing(host.secondaryPageTables());
      event.perCPU = orMissing(host.get(Dimension.PER_CPU));
      event.lowerBound =
          orMissing(host.lowerBound(environment.get().stackPlacement().mayBeInVmalloc()));
      event.memTotal = orMissing(host.memTotal());
      event.memFree = orMissing(host.memFree());
      event.memAvailable = orMissing(host.memAvailable());
      event.sampleTime = snapshot.takenAtMillis();
      event.commit();
    }
  }

  final class EnvironmentHook implements Runnable {
    @Override
    public void run() {
      KernelEnvironment event = new KernelEnvironment();
      if (!event.isEnabled()) {
        return;
      }
      Environment known = environment.get();
      event.kernelRelease = known.kernelRelease();
      event.architecture = known.architecture();
      event.pageSize = orMissing(known.pageSizeBytes());
      event.possibleProcessors =
          known.possibleProcessors() < 0 ? Integer.MIN_VALUE : known.possibleProcessors();
      event.threadSize = orMissing(known.threadSizeBytes());
      event.stackPlacement = known.stackPlacement().label();
      event.basePath = basePath;
      event.agentVersion = version;
      event.commit();
    }
  }

  /** JFR's own mark for a missing number. */
  private static long orMissing(long value) {
    return value < 0 ? Long.MIN_VALUE : value;
  }
}
