package dev.kernelmemory.jmx;

import dev.kernelmemory.sample.Sampler;
import dev.kernelmemory.sample.SourceStatus;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import javax.management.InvalidAttributeValueException;
import javax.management.MBeanException;
import javax.management.MBeanOperationInfo;
import javax.management.ReflectionException;
import javax.management.openmbean.SimpleType;
import org.jspecify.annotations.Nullable;

/**
 * The agent itself, {@code dev.kernelmemory:type=Agent}: what it does, what it costs, its end.
 * Thread-safe.
 */
final class AgentBean extends TableMBean {
  private enum Key {
    VERSION,
    OPTIONS,
    INTERVAL,
    SAMPLES,
    LAST_READ,
    WORST_READ,
    FAILURES,
    SOURCES,
    DRIVERS
  }

  private final String version;
  private final List<String> options;
  private final Sampler sampler;
  private final Runnable stop;
  private final Supplier<String[]> drivers;

  AgentBean(
      String version,
      List<String> options,
      Sampler sampler,
      Runnable stop,
      Supplier<String[]> drivers) {
    super(
        "The kernel-memory-agent in this JVM: what it does and what it costs.",
        rows(),
        new MBeanOperationInfo(
            "stop",
            "Ends the agent: thread, MBeans and JFR events are gone afterwards. Loading the agent"
                + " again starts it anew.",
            null,
            "void",
            MBeanOperationInfo.ACTION));
    this.version = version;
    this.options = options;
    this.sampler = sampler;
    this.stop = stop;
    this.drivers = drivers;
  }

  @Override
  Object value(Object key) {
    switch ((Key) key) {
      case VERSION:
        return version;
      case OPTIONS:
        return options.toArray(new String[0]);
      case INTERVAL:
        return sampler.intervalMillis();
      case SAMPLES:
        return sampler.samplesTaken();
      case SOURCES:
        return SourcesTable.of(sampler.sources());
      case DRIVERS:
        return drivers.get();
      default:
        return sum((Key) key);
    }
  }

  @Override
  void set(Object key, @Nullable Object value) throws InvalidAttributeValueException {
    if (key != Key.INTERVAL || !(value instanceof Number)) {
      throw new InvalidAttributeValueException(
          "only IntervalMillis can be set, to a number of milliseconds");
    }
    sampler.setIntervalMillis(((Number) value).longValue());
  }

  @Override
  @Nullable Object call(String operation, Object[] parameters)
      throws MBeanException, ReflectionException {
    if (!operation.equals("stop")) {
      return super.call(operation, parameters);
    }
    stop.run();
    return null;
  }

  private long sum(Key key) {
    long sum = 0;
    for (SourceStatus source : sampler.sources()) {
      sum +=
          key == Key.LAST_READ
              ? source.lastReadNanos()
              : key == Key.WORST_READ ? source.worstReadNanos() : source.failures();
    }
    return sum;
  }

  private static List<Row> rows() {
    return new ArrayList<>(
        Arrays.asList(
            Row.text("Version", Key.VERSION, "Version of the agent."),
            Row.list(
                "Options",
                Key.OPTIONS,
                SimpleType.STRING,
                "The options in force, each with where its value comes from."),
            Row.writableNumber(
                "IntervalMillis",
                Key.INTERVAL,
                "ms",
                "Time from one sample to the next, from 10 to 3600000."),
            Row.number("SamplesTaken", Key.SAMPLES, "1", "Samples taken since the agent started."),
            Row.number(
                "LastReadNanos",
                Key.LAST_READ,
                "ns",
                "Time that the last reading of all sources took."),
            Row.number(
                "WorstReadNanos", Key.WORST_READ, "ns", "Time that the slowest readings took."),
            Row.number(
                "Failures", Key.FAILURES, "1", "Readings that failed, wholly or in a field."),
            Row.list(
                "Sources",
                Key.SOURCES,
                SourcesTable.ROW.type(),
                "The files that are read, each with how that has gone."),
            Row.list(
                "Drivers",
                Key.DRIVERS,
                SimpleType.STRING,
                "The operations that recordings can have told with their stack traces, each with"
                    + " its state: idle, installed, or what is missing and why.")));
  }
}
