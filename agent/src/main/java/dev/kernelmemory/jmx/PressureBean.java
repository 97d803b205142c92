package dev.kernelmemory.jmx;

import static dev.kernelmemory.jmx.Row.fraction;
import static dev.kernelmemory.jmx.Row.number;
import static dev.kernelmemory.jmx.Row.text;

import dev.kernelmemory.sample.ContainerField;
import dev.kernelmemory.sample.MemoryPressure;
import dev.kernelmemory.sample.MemoryPressure.Counter;
import dev.kernelmemory.sample.MemoryPressure.Stall;
import dev.kernelmemory.sample.Sampler;
import dev.kernelmemory.sample.Scope;
import dev.kernelmemory.sample.Snapshot;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** {@code dev.kernelmemory:type=MemoryPressure,scope=Host} or {@code Container}. Thread-safe. */
final class PressureBean extends TableMBean {
  private enum Key {
    STATE,
    TIME
  }

  private final Sampler sampler;
  private final Scope scope;

  PressureBean(Sampler sampler, Scope scope) {
    super(
        "How long tasks stood still for lack of memory (pressure stall information), and what"
            + " reclaim did; -1 where there is no number. Counters only ever grow.",
        rows(scope));
    this.sampler = sampler;
    this.scope = scope;
  }

  @Override
  Object value(Object key) {
    Snapshot snapshot = sampler.latest();
    MemoryPressure pressure =
        scope == Scope.HOST ? snapshot.hostPressure() : snapshot.containerPressure();
    if (key instanceof Stall) {
      Stall stall = (Stall) key;
      long value = pressure.get(stall);
      if (stall == Stall.SOME_TOTAL || stall == Stall.FULL_TOTAL) {
        return ScopeMBean.orMinusOne(value);
      }
      return value < 0 ? -1.0 : value / 100.0;
    }
    if (key instanceof Counter) {
      return ScopeMBean.orMinusOne(pressure.get((Counter) key));
    }
    if (key instanceof ContainerField) {
      return ScopeMBean.orMinusOne(snapshot.container().get((ContainerField) key));
    }
    return key == Key.STATE ? pressure.state() : (Object) pressure.takenAt().wallMillis();
  }

  private static List<Row> rows(Scope scope) {
    List<Row> rows = new ArrayList<>();
    Collections.addAll(
        rows,
        text("State", Key.STATE, "Either ok, or why there are no averages and totals."),
        fraction("SomeAverage10", Stall.SOME_AVERAGE_10, "%", some("10 s")),
        fraction("SomeAverage60", Stall.SOME_AVERAGE_60, "%", some("60 s")),
        fraction("SomeAverage300", Stall.SOME_AVERAGE_300, "%", some("5 min")),
        number("SomeTotalMicros", Stall.SOME_TOTAL, "us", "Time that some task stood still."),
        fraction("FullAverage10", Stall.FULL_AVERAGE_10, "%", full("10 s")),
        fraction("FullAverage60", Stall.FULL_AVERAGE_60, "%", full("60 s")),
        fraction("FullAverage300", Stall.FULL_AVERAGE_300, "%", full("5 min")),
        number("FullTotalMicros", Stall.FULL_TOTAL, "us", "Time that all tasks stood still."));
    if (scope == Scope.HOST) {
      addHostCounters(rows);
    } else {
      addContainerCounters(rows);
    }
    rows.add(
        number(
            "SampleTime",
            Key.TIME,
            "ms",
            "When the numbers were read, in milliseconds since 1970-01-01 UTC."));
    return rows;
  }

  private static void addHostCounters(List<Row> rows) {
    Collections.addAll(
        rows,
        number(
            "AllocationStalls",
            Counter.ALLOCATION_STALLS,
            "1",
            "Allocations that had to reclaim memory themselves (every 10 s)."),
        number("PagesScanned", Counter.PAGES_SCANNED, "1", "Pages looked at by reclaim."),
        number("PagesStolen", Counter.PAGES_STOLEN, "1", "Pages reclaimed."),
        number("SlabsScanned", Counter.SLABS_SCANNED, "1", "Slab objects looked at by reclaim."),
        number("OomKills", Counter.OOM_KILLS, "1", "Processes ended by the OOM killer."));
  }

  private static void addContainerCounters(List<Row> rows) {
    Collections.addAll(
        rows,
        number("LowEvents", ContainerField.LOW_EVENTS, "1", "Reclaims below the protection."),
        number("HighEvents", ContainerField.HIGH_EVENTS, "1", "Times it was slowed down."),
        number("MaxEvents", ContainerField.MAX_EVENTS, "1", "Times it ran into its limit."),
        number("OomEvents", ContainerField.OOM_EVENTS, "1", "Allocations about to fail."),
        number("OomKills", ContainerField.OOM_KILLS, "1", "Processes ended by the OOM killer."));
  }

  private static String some(String time) {
    return "Share of the last " + time + " in which some task stood still for lack of memory.";
  }

  private static String full(String time) {
    return "Share of the last " + time + " in which all tasks stood still for lack of memory.";
  }
}
