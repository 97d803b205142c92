package dev.kernelmemory.jmc.rules;

import dev.kernelmemory.analysis.Observation;
import dev.kernelmemory.analysis.Quantity;
import dev.kernelmemory.analysis.Thresholds;
import dev.kernelmemory.input.Observed;
import dev.kernelmemory.sample.Scope;
import java.util.LinkedHashMap;
import java.util.Map;
import org.openjdk.jmc.common.item.IItemCollection;

/** Judges the container's memory: what happened, how full it was, and what it consisted of. */
final class ContainerJudge {
  private static final double KILLED = 100;
  private static final double NEARLY_KILLED = 95;
  private static final double AT_THE_LIMIT = 80;
  private static final double THROTTLED = 50;
  private static final double PERHAPS = 30;

  /** Below this part of what is worth knowing, a limit's use is not worth a point. */
  private static final double STEEP = 0.9;

  /** Small containers have a large share of fixed costs. */
  private static final long LEAST_KERNEL_BYTES = 64L << 20;

  private static final String[] PARTS = {
    "anonymous", "file", "kernel", "socket", "swapCache", "residual"
  };
  private static final String[] JVM_PARTS = {
    "heapUsed", "heapCommitted", "metaspace", "codeCache", "directBuffers", "mappedBuffers"
  };

  private final IItemCollection recording;
  private final Observed observed;
  private final Judgement judgement = new Judgement();

  ContainerJudge(IItemCollection recording) {
    this.recording = recording;
    this.observed = Samples.of(recording);
  }

  Judgement judgement() {
    return judgement;
  }

  /** What the kernel did to the container. */
  void events() {
    long kills = sum("oomKillIncrease");
    long failures = sum("oomIncrease");
    long limits = sum("maxIncrease");
    long throttles = sum("highIncrease");
    event(kills, KILLED, "CONTAINER_KILLED");
    event(failures, NEARLY_KILLED, "CONTAINER_FAILED");
    event(limits, AT_THE_LIMIT, "CONTAINER_LIMITED");
    event(throttles, THROTTLED, "CONTAINER_THROTTLED");
    for (Found found : Found.of(recording, observed, Thresholds.DEFAULTS, "Kernel")) {
      judgement.add(found.score(), found.explanation(), found.nextStep());
      judgement.explain(found.explanation());
    }
  }

  /** How much of the limit was in use; page cache that can go is not counted if that is known. */
  void use(double informationRatio, double warningRatio) {
    long[] most = {Observation.ABSENT, Observation.ABSENT};
    for (Observation seen : observed.of(Scope.CONTAINER)) {
      if (seen.get(Quantity.CURRENT) > most[0]) {
        most[0] = seen.get(Quantity.CURRENT);
        most[1] = seen.get(Quantity.LIMIT);
      }
    }
    long limit = most[1];
    if (most[0] == Observation.ABSENT) {
      judgement.add(0, Texts.get("CONTAINER_UNKNOWN"), "");
      return;
    }
    if (limit <= 0) {
      judgement.add(0, Texts.of("CONTAINER_UNLIMITED", Texts.bytes(most[0])), "");
      return;
    }
    long workingSet = workingSet();
    long used = workingSet > 0 ? Math.min(workingSet, most[0]) : most[0];
    double ratio = (double) used / limit;
    String[] values = {
      Texts.bytes(used),
      Texts.percent(ratio),
      Texts.bytes(limit),
      Texts.bytes(Math.max(0, limit - used))
    };
    double score =
        Score.of(
            ratio - STEEP * informationRatio,
            (1 - STEEP) * informationRatio,
            warningRatio - STEEP * informationRatio);
    boolean full = score >= Score.INFORMATION;
    judgement.add(
        score,
        Texts.of(full ? "CONTAINER_FULL" : "CONTAINER_QUIET", values),
        full ? Texts.get("KernelMemoryContainer.SOLUTION") : "");
    judgement.explain(Texts.of("CONTAINER_USE", values));
  }

  /** The kernel's part of it. */
  void kernel(double mostRatio) {
    long current = observed.last(Scope.CONTAINER, Quantity.CURRENT);
    long kernel = observed.last(Scope.CONTAINER, Quantity.KERNEL);
    long reclaimable = observed.last(Scope.CONTAINER, Quantity.SLAB_RECLAIMABLE);
    if (kernel <= 0 || current <= 0) {
      return;
    }
    long lasting = Math.max(0, kernel - Math.max(0, reclaimable));
    double ratio = (double) lasting / current;
    if (lasting >= LEAST_KERNEL_BYTES && ratio > mostRatio) {
      // Of cgroup v1 it is not known, and may be nearly all.
      boolean lasts = reclaimable != Observation.ABSENT;
      judgement.add(
          Math.min(Score.of(ratio, mostRatio / 2, mostRatio), lasts ? 100 : PERHAPS),
          Texts.of(
              lasts ? "CONTAINER_KERNEL_LARGE" : "CONTAINER_KERNEL_PERHAPS",
              Texts.bytes(lasting),
              Texts.percent(ratio)),
          Texts.get("KernelMemoryContainer.KERNEL_SOLUTION"));
    }
  }

  /** What the container consisted of when most was charged to it. */
  void account() {
    Map<String, Long> largest = new LinkedHashMap<>();
    long[] most = {-1};
    Event.read(
        recording,
        Types.ACCOUNTING,
        event -> {
          long current = event.number("current");
          if (current > most[0]) {
            most[0] = current;
            for (String part : PARTS) {
              largest.put(part, event.number(part));
            }
            for (String part : JVM_PARTS) {
              largest.put(part, event.number(part));
            }
          }
        });
    if (most[0] > 0) {
      judgement.explain(
          Texts.of(
              "CONTAINER_ACCOUNT",
              Texts.bytes(most[0]),
              list(largest, PARTS),
              list(largest, JVM_PARTS)));
    }
  }

  /** Which code made the container's kernel memory grow. */
  void causes() {
    Growths.largest(recording, observed, Scope.CONTAINER)
        .filter(Growths::isExplained)
        .ifPresent(
            explanation -> {
              judgement.explain(
                  Texts.of(
                      "CONTAINER_GREW",
                      explanation.growth().dimension().label(),
                      Texts.bytes(explanation.growth().bytes())));
              judgement.rank(explanation);
              judgement.explain(Meanwhile.of(recording, explanation.growth()));
            });
  }

  private void event(long count, double score, String key) {
    if (count > 0) {
      judgement.add(
          score, Texts.of(key, Texts.count(count)), Texts.get("KernelMemoryContainer.SOLUTION"));
      judgement.explain(Texts.of(key, Texts.count(count)));
    }
  }

  private long sum(String field) {
    long[] sum = {0};
    Event.read(recording, Types.MEMORY_EVENTS, event -> sum[0] += Math.max(0, event.number(field)));
    return sum[0];
  }

  private long workingSet() {
    long[] most = {Observation.ABSENT};
    Event.read(
        recording,
        Types.ACCOUNTING,
        event -> most[0] = Math.max(most[0], event.number("workingSet")));
    return most[0];
  }

  private static String list(Map<String, Long> values, String[] names) {
    StringBuilder list = new StringBuilder();
    for (String name : names) {
      long value = values.getOrDefault(name, Observation.ABSENT);
      if (value >= 0) {
        list.append(list.length() == 0 ? "" : ", ");
        list.append(Texts.of("PART_" + name, Texts.bytes(value)));
      }
    }
    return list.toString();
  }
}
