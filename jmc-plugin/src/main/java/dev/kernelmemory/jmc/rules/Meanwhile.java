package dev.kernelmemory.jmc.rules;

import dev.kernelmemory.analysis.Observation;
import dev.kernelmemory.attribution.Growth;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.openjdk.jmc.common.item.IItemCollection;

/** What the JVM's own events say of the time in which something grew. */
final class Meanwhile {
  /** The JVM's periodic events are up to that far from a sample. */
  private static final long NEAR_MILLIS = 2_000;

  private final IItemCollection recording;
  private final long fromMillis;
  private final long toMillis;
  private final List<String> facts = new ArrayList<>();

  private Meanwhile(IItemCollection recording, Growth growth) {
    this.recording = recording;
    this.fromMillis = growth.fromMillis() - NEAR_MILLIS;
    this.toMillis = growth.toMillis() + NEAR_MILLIS;
  }

  /** A sentence, or nothing if the recording has none of those events. */
  static String of(IItemCollection recording, Growth growth) {
    Meanwhile meanwhile = new Meanwhile(recording, growth);
    meanwhile.threads();
    meanwhile.change("MEANWHILE_HEAP", "jdk.GCHeapSummary", "heapUsed");
    meanwhile.collections();
    meanwhile.change("MEANWHILE_DIRECT", "jdk.DirectBufferStatistics", "memoryUsed");
    meanwhile.allocation();
    return meanwhile.facts.isEmpty()
        ? ""
        : Texts.of("MEANWHILE", String.join("; ", meanwhile.facts));
  }

  private void threads() {
    NavigableMap<Long, Long> values = values("jdk.JavaThreadStatistics", "activeCount");
    if (!values.isEmpty()) {
      facts.add(
          Texts.of(
              "MEANWHILE_THREADS",
              Texts.count(values.firstEntry().getValue()),
              Texts.count(values.lastEntry().getValue())));
    }
  }

  private void change(String key, String type, String field) {
    NavigableMap<Long, Long> values = values(type, field);
    if (!values.isEmpty()) {
      facts.add(
          Texts.of(
              key,
              Texts.bytes(values.firstEntry().getValue()),
              Texts.bytes(values.lastEntry().getValue())));
    }
  }

  private void collections() {
    double[] sums = {0, 0};
    Event.read(
        recording,
        "jdk.GarbageCollection",
        event -> {
          double pauses = event.decimal("sumOfPauses");
          if (isNear(event) && !Double.isNaN(pauses)) {
            sums[0]++;
            sums[1] += pauses;
          }
        });
    if (Event.any(recording, "jdk.GarbageCollection")) {
      facts.add(Texts.of("MEANWHILE_GC", Texts.count((long) sums[0]), Texts.duration(sums[1])));
    }
  }

  private void allocation() {
    long[] sum = {0};
    Event.read(
        recording,
        "jdk.ObjectAllocationSample",
        event -> sum[0] += isNear(event) ? Math.max(0, event.number("weight")) : 0);
    if (sum[0] > 0) {
      facts.add(Texts.of("MEANWHILE_ALLOCATION", Texts.bytes(sum[0])));
    }
  }

  private NavigableMap<Long, Long> values(String type, String field) {
    TreeMap<Long, Long> values = new TreeMap<>();
    Event.read(
        recording,
        type,
        event -> {
          long value = event.number(field);
          if (isNear(event) && value != Observation.ABSENT) {
            values.put(event.millis(), value);
          }
        });
    return values;
  }

  private boolean isNear(Event event) {
    long millis = event.millis();
    return millis >= fromMillis && millis <= toMillis;
  }
}
