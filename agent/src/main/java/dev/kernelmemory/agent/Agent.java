package dev.kernelmemory.agent;

import dev.kernelmemory.analysis.Finding;
import dev.kernelmemory.analysis.FindingListener;
import dev.kernelmemory.drivers.Drivers;
import dev.kernelmemory.environment.KnownEnvironment;
import dev.kernelmemory.jmx.JvmMemoryReader;
import dev.kernelmemory.jmx.MBeanPublisher;
import dev.kernelmemory.recording.EvidenceDump;
import dev.kernelmemory.recording.RecordingPublisher;
import dev.kernelmemory.sample.Dimension;
import dev.kernelmemory.sample.JvmMemory;
import dev.kernelmemory.sample.Places;
import dev.kernelmemory.sample.Sampler;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The wiring: the sampler, and what publishes its snapshots.
 *
 * <p>Each publisher is named only where it is made, behind a check that its module is there, and
 * kept as a {@link Closeable}: a runtime without jdk.jfr or java.management must lose that one
 * feature and no more. No lambdas either; the first one in a JVM costs more than everything else
 * here.
 */
public final class Agent implements AgentCore {
  private final Options options;
  private final Log log;
  private final String version;
  private final Runnable stop;
  private final BooleanSupplier recorder;
  private final Places places;
  private final Sampler sampler;
  private final Drivers drivers;
  private final KnownEnvironment environment;
  private final AnalysisOnDemand analysis;
  private final long startNanos = System.nanoTime();
  private boolean recorderSettled;
  private boolean analysisSettled;
  private boolean jmxSettled;
  private volatile @Nullable Closeable jmx;
  private volatile @Nullable Closeable recording;

  Agent(
      Options options,
      Log log,
      String version,
      Runnable stop,
      BooleanSupplier recorder,
      Instrumentation instrumentation) {
    this.options = options;
    this.log = log;
    this.version = version;
    this.stop = stop;
    this.recorder = recorder;
    this.places = places(options);
    this.sampler = new Sampler(places, options.intervalMillis(), log);
    this.drivers = new Drivers(instrumentation, log);
    this.environment =
        new KnownEnvironment(places.procfs(), places.sysfs(), new KernelStack(sampler));
    this.analysis = new AnalysisOnDemand(options, log, environment);
    this.analysisSettled = !options.analysis();
  }

  private static Places places(Options options) {
    String cgroupfs = options.cgroupfs();
    return Places.of(
            new File(options.procfs()),
            new File(options.sysfs()),
            cgroupfs == null ? null : new File(cgroupfs))
        .withDetail(options.slabDetail(), options.vmallocDetail())
        .withBudgetMillis(options.budgetMillis());
  }

  @Override
  public void run() {
    log.info("version " + version + " reads " + options.procfs() + "; " + options.inForce());
    if (!options.thresholds().isEmpty()) {
      // Made at once, so that a wrong one is told at once.
      analysis.get();
    }
    String dumpDirectory = options.dumpDirectory();
    if (dumpDirectory != null && Features.hasFlightRecorder()) {
      EvidenceDump evidence = new EvidenceDump(new File(dumpDirectory), log);
      sampler.addListener(evidence);
      analysis.get().addListener(evidence);
    }
    sampler.run(new Housekeeping());
  }

  @Override
  public void recorderInitialized() {
    if (recording == null) {
      recording =
          new RecordingPublisher(
              sampler, analysis.get(), environment, jvmMemory(), places, version);
      drivers.recorderInitialized();
      log.info("JFR events registered");
    }
  }

  private static Supplier<JvmMemory> jvmMemory() {
    return Features.hasManagement() ? new JvmMemoryReader() : new NoJvmMemory();
  }

  @Override
  public void recordingStarted() {
    Closeable publisher = recording;
    if (publisher instanceof RecordingPublisher) {
      ((RecordingPublisher) publisher).recordingStarted();
    }
    drivers.recordingStarted();
  }

  @Override
  public void recordingEnded() {
    drivers.poll();
  }

  @Override
  public void close() {
    closeQuietly(drivers, "hooks");
    closeQuietly(recording, "JFR events");
    recording = null;
    closeQuietly(jmx, "MBeans");
    jmx = null;
    sampler.close();
  }

  private void closeQuietly(@Nullable Closeable publisher, String what) {
    if (publisher == null) {
      return;
    }
    try {
      publisher.close();
    } catch (IOException | RuntimeException e) {
      log.error(what + " could not be taken back", e);
    }
  }

  /** Found by its name. */
  public static final class Factory implements AgentCore.Factory {
    @Override
    public AgentCore create(
        Options options,
        Log log,
        String version,
        Runnable stop,
        BooleanSupplier recorder,
        Instrumentation instrumentation) {
      return new Agent(options, log, version, stop, recorder, instrumentation);
    }
  }

  /**
   * Looks, between two samples, whether JFR is there now and hooks are to be changed, which costs
   * nothing, and whether the MBeans can be registered now: each time for the first minute at the
   * default interval, then less often, as looking costs half as much as reading.
   */
  final class Housekeeping implements Runnable {
    /** What a JVM and its application do while they start is no news. */
    private static final long ANALYSIS_DELAY_NANOS = 30_000_000_000L;

    private static final int EAGER_LOOKS = 60;
    private static final int LOOKS_PER_REAL_LOOK = 3;

    private int looks;

    @Override
    public void run() {
      if (recorderSettled) {
        drivers.poll();
      } else {
        recorderSettled = recorder.getAsBoolean();
      }
      if (!analysisSettled && System.nanoTime() - startNanos >= ANALYSIS_DELAY_NANOS) {
        analysisSettled = true;
        analyse();
      }
      if (!jmxSettled && (looks++ < EAGER_LOOKS || looks % LOOKS_PER_REAL_LOOK == 0)) {
        look();
      }
    }

    private void analyse() {
      try {
        if (options.logLevel().compareTo(Log.Level.INFO) >= 0) {
          analysis.get().addListener(new LoggedFindings());
        }
        sampler.addListener(analysis.get());
      } catch (RuntimeException | LinkageError e) {
        log.error("nothing is judged", e);
      }
    }

    private void look() {
      try {
        Closeable publisher = jmx;
        if (publisher == null) {
          if (!Features.hasManagement()) {
            jmxSettled = true;
            log.info("java.management is not in this runtime: no MBeans");
            return;
          }
          publisher =
              new MBeanPublisher(
                  sampler,
                  analysis,
                  environment,
                  version,
                  options.inForce(),
                  options.slabDetail() || options.vmallocDetail(),
                  stop,
                  drivers);
          jmx = publisher;
        }
        jmxSettled = ((MBeanPublisher) publisher).registerWhenPossible(options.jmxEager());
      } catch (Exception | LinkageError e) {
        jmxSettled = true;
        log.error("the MBeans could not be registered", e);
      }
    }
  }

  /** One line for each finding. */
  final class LoggedFindings implements FindingListener {
    @Override
    public void found(Finding finding, Change change) {
      log.info(change.label() + ": " + finding);
    }
  }

  /** What is known of the JVM's own memory in a runtime without java.management. */
  static final class NoJvmMemory implements Supplier<JvmMemory> {
    @Override
    public JvmMemory get() {
      return JvmMemory.UNKNOWN;
    }
  }

  /** The host's KernelStack of the latest sample. */
  static final class KernelStack implements LongSupplier {
    private final Sampler sampler;

    KernelStack(Sampler sampler) {
      this.sampler = sampler;
    }

    @Override
    public long getAsLong() {
      return sampler.latest().host().get(Dimension.KERNEL_STACK);
    }
  }
}
