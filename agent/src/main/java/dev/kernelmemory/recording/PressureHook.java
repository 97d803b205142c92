package dev.kernelmemory.recording;

import dev.kernelmemory.sample.ContainerField;
import dev.kernelmemory.sample.ContainerMemory;
import dev.kernelmemory.sample.MemoryPressure;
import dev.kernelmemory.sample.MemoryPressure.Counter;
import dev.kernelmemory.sample.MemoryPressure.Stall;
import dev.kernelmemory.sample.Sampler;
import dev.kernelmemory.sample.Snapshot;
import java.util.concurrent.TimeUnit;

/**
 * Writes how short of memory the host and the container are: averages and totals as they are,
 * counters as what they grew by since the event before.
 *
 * <p>The first time there is nothing to compare with, and no event: readers show a number that is
 * missing from some events only as a very large negative one.
 */
final class PressureHook implements Runnable {
  private final Sampler sampler;
  private final Increases host = new Increases(Counter.values().length);
  private final ContainerEvents container = new ContainerEvents();
  private boolean hostKnown;

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
    if (!container.take(memory)) {
      return;
    }
    dev.kernelmemory.events.MemoryPressure event = event("container", pressure);
    event.lowEvents = container.increase(ContainerField.LOW_EVENTS);
    event.highEvents = container.increase(ContainerField.HIGH_EVENTS);
    event.maxEvents = container.increase(ContainerField.MAX_EVENTS);
    event.oomEvents = container.increase(ContainerField.OOM_EVENTS);
    event.oomKills = container.increase(ContainerField.OOM_KILLS);
    event.allocationStalls = Long.MIN_VALUE;
    event.pagesScanned = Long.MIN_VALUE;
    event.pagesStolen = Long.MIN_VALUE;
    event.slabsScanned = Long.MIN_VALUE;
    event.commit();
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
    return host.next(counter.ordinal(), pressure.get(counter));
  }

  /** Hundredths of a percent as a part of one. */
  private static float fraction(long hundredthsOfPercent) {
    return hundredthsOfPercent < 0 ? Float.NaN : hundredthsOfPercent / 10_000f;
  }
}
