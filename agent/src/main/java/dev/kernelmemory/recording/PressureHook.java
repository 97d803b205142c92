package dev.kernelmemory.recording;

import dev.kernelmemory.sample.ContainerField;
import dev.kernelmemory.sample.ContainerMemory;
import dev.kernelmemory.sample.MemoryPressure;
import dev.kernelmemory.sample.MemoryPressure.Counter;
import dev.kernelmemory.sample.MemoryPressure.Stall;
import dev.kernelmemory.sample.Sampler;
import dev.kernelmemory.sample.Snapshot;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/**
 * Writes how short of memory the host and the container are: averages and totals as they are,
 * counters as what they grew by since the event before.
 *
 * <p>The first time there is nothing to compare with, and no event: readers show a number that is
 * missing from some events only as a very large negative one.
 */
final class PressureHook implements Runnable {
  private static final ContainerField[] EVENTS = {
    ContainerField.LOW_EVENTS,
    ContainerField.HIGH_EVENTS,
    ContainerField.MAX_EVENTS,
    ContainerField.OOM_EVENTS,
    ContainerField.OOM_KILLS
  };

  private final Sampler sampler;
  private final long[] hostBefore = unknown(Counter.values().length);
  private final long[] containerBefore = unknown(EVENTS.length);
  private boolean hostKnown;
  private boolean containerKnown;

  PressureHook(Sampler sampler) {
    this.sampler = sampler;
  }

  @Override
  public void run() {
    Snapshot snapshot = sampler.latest();
    writeHost(snapshot.hostPressure());
    if (!snapshot.container().cgroupDirectory().isEmpty()) {
      writeContainer(snapshot.containerPressure(), snapshot.container());
    }
  }

  private void writeHost(MemoryPressure pressure) {
    dev.kernelmemory.events.MemoryPressure event = event("host", pressure);
    event.allocationStalls = increase(pressure, Counter.ALLOCATION_STALLS);
    event.pagesScanned = increase(pressure, Counter.PAGES_SCANNED);
    event.pagesStolen = increase(pressure, Counter.PAGES_STOLEN);
    event.slabsScanned = increase(pressure, Counter.SLABS_SCANNED);
    event.oomKills = increase(pressure, Counter.OOM_KILLS);
    event.lowEvents = Long.MIN_VALUE;
    event.highEvents = Long.MIN_VALUE;
    event.maxEvents = Long.MIN_VALUE;
    event.oomEvents = Long.MIN_VALUE;
    if (hostKnown) {
      event.commit();
    }
    hostKnown = true;
  }

  private void writeContainer(MemoryPressure pressure, ContainerMemory memory) {
    dev.kernelmemory.events.MemoryPressure event = event("container", pressure);
    event.lowEvents = increase(memory, 0);
    event.highEvents = increase(memory, 1);
    event.maxEvents = increase(memory, 2);
    event.oomEvents = increase(memory, 3);
    event.oomKills = increase(memory, 4);
    event.allocationStalls = Long.MIN_VALUE;
    event.pagesScanned = Long.MIN_VALUE;
    event.pagesStolen = Long.MIN_VALUE;
    event.slabsScanned = Long.MIN_VALUE;
    if (containerKnown) {
      event.commit();
    }
    containerKnown = true;
  }

  private static dev.kernelmemory.events.MemoryPressure event(
      String scope, MemoryPressure pressure) {
    dev.kernelmemory.events.MemoryPressure event = new dev.kernelmemory.events.MemoryPressure();
    event.scope = scope;
    event.state = pressure.state();
    event.someAverage10 = fraction(pressure.get(Stall.SOME_AVERAGE_10));
    event.someAverage60 = fraction(pressure.get(Stall.SOME_AVERAGE_60));
    event.someAverage300 = fraction(pressure.get(Stall.SOME_AVERAGE_300));
    event.fullAverage10 = fraction(pressure.get(Stall.FULL_AVERAGE_10));
    event.fullAverage60 = fraction(pressure.get(Stall.FULL_AVERAGE_60));
    event.fullAverage300 = fraction(pressure.get(Stall.FULL_AVERAGE_300));
    event.someTotal = nanos(pressure.get(Stall.SOME_TOTAL));
    event.fullTotal = nanos(pressure.get(Stall.FULL_TOTAL));
    event.sampleTime = pressure.takenAt().wallMillis();
    return event;
  }

  /** Mission Control knows no microseconds. */
  private static long nanos(long micros) {
    return micros < 0 ? Long.MIN_VALUE : TimeUnit.MICROSECONDS.toNanos(micros);
  }

  private long increase(MemoryPressure pressure, Counter counter) {
    return increase(hostBefore, counter.ordinal(), pressure.get(counter));
  }

  private long increase(ContainerMemory memory, int index) {
    return increase(containerBefore, index, memory.get(EVENTS[index]));
  }

  private static long increase(long[] before, int index, long now) {
    long earlier = before[index];
    before[index] = now;
    return earlier < 0 || now < earlier ? Long.MIN_VALUE : now - earlier;
  }

  /** Hundredths of a percent as a part of one. */
  private static float fraction(long hundredthsOfPercent) {
    return hundredthsOfPercent < 0 ? Float.NaN : hundredthsOfPercent / 10_000f;
  }

  private static long[] unknown(int length) {
    long[] values = new long[length];
    Arrays.fill(values, -1);
    return values;
  }
}
