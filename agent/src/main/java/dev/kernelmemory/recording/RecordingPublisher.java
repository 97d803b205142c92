package dev.kernelmemory.recording;

import dev.kernelmemory.analysis.LiveAnalysis;
import dev.kernelmemory.environment.Environment;
import dev.kernelmemory.events.ContainerAccounting;
import dev.kernelmemory.events.ContainerKernelMemory;
import dev.kernelmemory.events.HostKernelMemory;
import dev.kernelmemory.events.KernelEnvironment;
import dev.kernelmemory.events.KernelFinding;
import dev.kernelmemory.events.MemoryEventsChange;
import dev.kernelmemory.events.MemoryPressure;
import dev.kernelmemory.events.NodeKernelMemory;
import dev.kernelmemory.events.ProcessKernelMemory;
import dev.kernelmemory.events.SlabCache;
import dev.kernelmemory.events.VmallocCaller;
import dev.kernelmemory.sample.JvmMemory;
import dev.kernelmemory.sample.Places;
import dev.kernelmemory.sample.Sampler;
import dev.kernelmemory.sample.SnapshotListener;
import java.io.Closeable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import jdk.jfr.Event;
import jdk.jfr.FlightRecorder;

/**
 * Registers the event types and the hooks that write them whenever JFR asks.
 *
 * <p>JFR calls the hooks on its thread "JFR Periodic Tasks", which serves every periodic event of
 * the JVM: a hook takes the latest snapshot and never waits for anything.
 */
public final class RecordingPublisher implements Closeable {
  /** How long the first event at a recording's start may wait for the first sample. */
  private static final long FIRST_SAMPLE_MILLIS = 200;

  private final Sampler sampler;
  private final LiveAnalysis analysis;
  private final FindingHook findingHook;
  private final SnapshotListener watcher = new MemoryEventsWatcher();
  private final Runnable environmentHook;
  private final Runnable accountingHook;
  private final List<Class<? extends Event>> registered = new ArrayList<>();
  private final List<Runnable> hooks = new ArrayList<>();

  /**
   * Registers the events. To be called on one thread, once JFR is being initialised: doing it
   * earlier initialises JFR, which costs half a second.
   *
   * @param analysis what findings come from
   * @param places where the numbers are read, for the Environment event
   * @param jvm what the JVM says of its own memory
   */
  public RecordingPublisher(
      Sampler sampler,
      LiveAnalysis analysis,
      Supplier<Environment> environment,
      Supplier<JvmMemory> jvm,
      Places places,
      String version) {
    this.sampler = sampler;
    this.analysis = analysis;
    this.findingHook = new FindingHook();
    this.environmentHook = new EnvironmentHook(sampler, environment, places, version);
    this.accountingHook = new AccountingHook(sampler, jvm);
    initializeHandlers();
    FlightRecorder.register(MemoryEventsChange.class);
    registered.add(MemoryEventsChange.class);
    FlightRecorder.register(KernelFinding.class);
    registered.add(KernelFinding.class);
    add(HostKernelMemory.class, new HostHook(sampler, environment));
    add(ContainerKernelMemory.class, new ContainerHook(sampler));
    add(ContainerAccounting.class, accountingHook);
    add(ProcessKernelMemory.class, new ProcessHook(sampler));
    add(MemoryPressure.class, new PressureHook(sampler));
    add(NodeKernelMemory.class, new NodesHook(sampler));
    add(SlabCache.class, new SlabHook(sampler));
    add(VmallocCaller.class, new VmallocHook(sampler));
    add(KernelEnvironment.class, environmentHook);
    sampler.addListener(watcher);
    analysis.addListener(findingHook);
  }

  /** Writes what a recording needs at its beginning, on the thread that starts it. */
  public void recordingStarted() {
    sampler.awaitFirst(FIRST_SAMPLE_MILLIS);
    environmentHook.run();
    accountingHook.run();
    findingHook.repeat(analysis.active());
  }

  /** Unregisters hooks and event types. */
  @Override
  public void close() {
    sampler.removeListener(watcher);
    analysis.removeListener(findingHook);
    for (Runnable hook : hooks) {
      FlightRecorder.removePeriodicEvent(hook);
    }
    for (Class<? extends Event> type : registered) {
      FlightRecorder.unregister(type);
    }
  }

  private void add(Class<? extends Event> type, Runnable hook) {
    FlightRecorder.register(type);
    registered.add(type);
    FlightRecorder.addPeriodicEvent(type, hook);
    hooks.add(hook);
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
}
