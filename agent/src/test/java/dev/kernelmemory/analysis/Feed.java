package dev.kernelmemory.analysis;

import dev.kernelmemory.sample.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongUnaryOperator;

/** Feeds an analyzer with observations of one scope after another, and keeps what it finds. */
final class Feed {
  static final long KIB = 1024;
  static final long MIB = 1024 * KIB;
  static final long GIB = 1024 * MIB;
  static final long START = 1_790_000_000_000L;

  /** Two processors, threads with 16 KiB of stack in vmalloc. */
  static final Machine VIRTUAL =
      new Machine(Machine.Kind.VIRTUAL, Machine.Stacks.IN_VMALLOC, 4096, 16 * KIB, 2, 125);

  final Analyzer analyzer;
  final List<Finding> findings = new ArrayList<>();
  private final Numbers numbers = new Numbers();
  private long everyMillis = 1000;
  private long now = START;

  Feed(Machine machine) {
    this(machine, Thresholds.DEFAULTS);
  }

  Feed(Machine machine, Thresholds thresholds) {
    analyzer = new Analyzer(machine, thresholds);
  }

  /** A number that stays as it is. */
  Feed with(Scope scope, Quantity quantity, long value) {
    return with(scope, quantity, seconds -> value);
  }

  /** A number by the seconds since the beginning. */
  Feed with(Scope scope, Quantity quantity, LongUnaryOperator bySecond) {
    numbers.set(scope, quantity, bySecond);
    return this;
  }

  Feed every(long millis) {
    everyMillis = millis;
    return this;
  }

  /** Says nothing for a while. */
  Feed skip(long seconds) {
    now += seconds * 1000;
    return this;
  }

  /** Goes on for a while. */
  Feed run(long seconds) {
    long end = now + seconds * 1000;
    for (; now < end; now += everyMillis) {
      findings.addAll(
          analyzer.accept(
              numbers.observe(Scope.HOST, now),
              numbers.observe(Scope.CONTAINER, now),
              numbers.observe(Scope.PROCESS, now)));
    }
    return this;
  }

  /** What was found anew, without what became of it. */
  List<Finding> opened() {
    List<Finding> opened = new ArrayList<>();
    long last = 0;
    for (Finding finding : findings) {
      if (finding.id() > last) {
        last = finding.id();
        opened.add(finding);
      }
    }
    return opened;
  }

  Finding only() {
    List<Finding> opened = opened();
    if (opened.size() != 1) {
      throw new AssertionError("not one finding but " + opened);
    }
    return opened.get(0);
  }

  Finding last() {
    return findings.get(findings.size() - 1);
  }

  private static final class Numbers {
    private final LongUnaryOperator[][] functions =
        new LongUnaryOperator[Scope.values().length][Quantity.values().length];

    void set(Scope scope, Quantity quantity, LongUnaryOperator bySecond) {
      functions[scope.ordinal()][quantity.ordinal()] = bySecond;
    }

    Observation observe(Scope scope, long millis) {
      Observation.Builder seen = Observation.of(scope, millis);
      boolean any = false;
      for (Quantity quantity : Quantity.values()) {
        LongUnaryOperator number = functions[scope.ordinal()][quantity.ordinal()];
        if (number != null) {
          seen.set(quantity, number.applyAsLong((millis - START) / 1000));
          any = true;
        }
      }
      return any ? seen.build() : null;
    }
  }
}
