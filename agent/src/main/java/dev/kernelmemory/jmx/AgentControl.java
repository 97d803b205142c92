package dev.kernelmemory.jmx;

import dev.kernelmemory.sample.Sampler;
import dev.kernelmemory.sample.SourceStatus;
import java.util.List;
import java.util.function.Supplier;

/** Answers for the agent itself. Thread-safe. */
final class AgentControl implements AgentMXBean {
  private final String version;
  private final List<String> options;
  private final Sampler sampler;
  private final Runnable stop;
  private final Supplier<String[]> drivers;

  AgentControl(
      String version,
      List<String> options,
      Sampler sampler,
      Runnable stop,
      Supplier<String[]> drivers) {
    this.version = version;
    this.options = options;
    this.sampler = sampler;
    this.stop = stop;
    this.drivers = drivers;
  }

  @Override
  public String getVersion() {
    return version;
  }

  @Override
  public String[] getOptions() {
    return options.toArray(new String[0]);
  }

  @Override
  public long getIntervalMillis() {
    return sampler.intervalMillis();
  }

  @Override
  public void setIntervalMillis(long millis) {
    sampler.setIntervalMillis(millis);
  }

  @Override
  public long getSamplesTaken() {
    return sampler.samplesTaken();
  }

  @Override
  public long getLastReadNanos() {
    long sum = 0;
    for (SourceStatus source : sampler.sources()) {
      sum += source.getLastReadNanos();
    }
    return sum;
  }

  @Override
  public long getWorstReadNanos() {
    long sum = 0;
    for (SourceStatus source : sampler.sources()) {
      sum += source.getWorstReadNanos();
    }
    return sum;
  }

  @Override
  public long getFailures() {
    long sum = 0;
    for (SourceStatus source : sampler.sources()) {
      sum += source.getFailures();
    }
    return sum;
  }

  @Override
  public List<SourceStatus> getSources() {
    return sampler.sources();
  }

  @Override
  public String[] getDrivers() {
    return drivers.get();
  }

  @Override
  public void stop() {
    stop.run();
  }
}
