package dev.kernelmemory.analysis;

import static dev.kernelmemory.analysis.Signal.DAY;
import static dev.kernelmemory.analysis.Signal.HOUR;

import dev.kernelmemory.analysis.Scenario.Case;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The labelled kinds of series, of which the healthy ones are here. Sizes are drawn anew for each
 * series.
 */
final class Scenarios {
  static final double MIB = 1024 * 1024;

  /** Bytes a second: what is faster is a spike by definition, 48 MiB within 14 s. */
  static final double NOT_SUDDEN = 2.5 * MIB;

  private final List<Scenario> all = new ArrayList<>();

  static List<Scenario> all() {
    Scenarios scenarios = new Scenarios();
    scenarios.quiet();
    scenarios.quietTimings();
    scenarios.all.addAll(PatternScenarios.all());
    scenarios.all.addAll(OtherScenarios.all());
    scenarios.all.addAll(OtherPatternScenarios.all());
    scenarios.all.addAll(BlindScenarios.all());
    return scenarios.all;
  }

  private void quiet() {
    quiet("quiet", (r, ram) -> day(slab(r, ram).plus(Noise.white(r, ram * 1e-5))));
    quiet("noisy", (r, ram) -> day(slab(r, ram).plus(Noise.white(r, between(r, 2, 15) * MIB))));
    quiet(
        "very noisy",
        (r, ram) -> day(slab(r, ram).plus(Noise.white(r, ram * between(r, 0.001, 0.01)))));
    quiet(
        "heavy-tailed noise",
        (r, ram) -> day(slab(r, ram).plus(Noise.outliers(r, between(r, 1, 10) * MIB))));
    quiet(
        "noise that lasts seconds",
        (r, ram) -> day(slab(r, ram).plus(Noise.wander(r, between(r, 1, 8) * MIB, 20))));
    quiet(
        "noise that lasts minutes",
        (r, ram) -> day(slab(r, ram).plus(Noise.wander(r, between(r, 1, 25) * MIB, 600))));
    quiet(
        "wandering for hours",
        (r, ram) ->
            day(
                small(r, ram)
                    .plus(
                        Noise.wander(
                            r, ram * between(r, 0.0005, 0.002), between(r, 1, 6) * HOUR))));
    quiet("warm-up, exponential", (r, ram) -> day(warm(r, ram, between(r, 0.1, 1.5) * HOUR)));
    quiet(
        "warm-up, even for up to an hour",
        (r, ram) ->
            day(
                small(r, ram)
                    .plus(evenWarmUp(ram * between(r, 0.005, 0.04), between(r, 0.2, 1) * HOUR))));
    quiet(
        "warm-up, S-shaped",
        (r, ram) ->
            day(
                small(r, ram)
                    .plus(
                        Signal.logisticWarmUp(
                            ram * between(r, 0.005, 0.03),
                            between(r, 0.5, 2) * HOUR,
                            between(r, 0.1, 0.3) * HOUR))));
    quiet(
        "nightly batch that returns",
        (r, ram) ->
            days(
                small(r, ram)
                    .plus(batch(r, ram * between(r, 0.01, 0.05), between(r, 0.3, 1) * HOUR)),
                2));
    quiet(
        "small jobs",
        (r, ram) ->
            day(
                small(r, ram)
                    .plus(Signal.jobs(r, 40 * MIB, between(r, 300, 3600), between(r, 20, 900)))));
    quiet(
        "saw-tooth of minutes",
        (r, ram) -> day(sawTooth(r, ram, between(r, 300, 3600), between(r, 0.005, 0.05))));
    quiet(
        "saw-tooth of an hour or two",
        (r, ram) -> day(sawTooth(r, ram, between(r, 1, 1.25) * HOUR, between(r, 0.005, 0.05))));
    quiet(
        "saw-tooth of many hours, slow",
        (r, ram) -> day(sawTooth(r, ram, between(r, 3, 8) * HOUR, between(r, 0.002, 0.008))));
    quiet(
        "saw-tooth of reclaimable slab",
        (r, ram) -> {
          Signal part =
              remembered(sawTooth(r, ram, between(r, 2, 9) * HOUR, between(r, 0.01, 0.1)));
          return day(small(r, ram).plus(part)).withReclaimable(part);
        });
    quiet(
        "daily cycle",
        (r, ram) -> days(small(r, ram).plus(cycle(r, ram, between(r, 0.001, 0.005))), 2));
    quiet(
        "large daily cycle",
        (r, ram) -> days(small(r, ram).plus(cycle(r, ram, between(r, 0.005, 0.01))), 2));
    quiet(
        "office hours",
        (r, ram) -> {
          double ramp = between(r, 0.5, 4) * HOUR;
          return days(office(r, ram, ramp, Math.min(0.01, 0.0025 * ramp / HOUR)), 2);
        });
    beyondTheGoal(
        "steep office hours, first day",
        (r, ram) -> day(office(r, ram, between(r, 2, 4) * HOUR, between(r, 0.01, 0.03))));
    beyondTheGoal(
        "very large daily cycle, first day",
        (r, ram) -> day(small(r, ram).plus(cycle(r, ram, between(r, 0.012, 0.03)))));
    beyondTheGoal(
        "saw-tooth of many hours, steep, first teeth",
        (r, ram) -> day(sawTooth(r, ram, between(r, 2.5, 8) * HOUR, between(r, 0.02, 0.06))));
    quiet(
        "threads come and go",
        (r, ram) ->
            day(
                Quantity.KERNEL_STACK,
                Signal.level(ram * between(r, 0.0005, 0.002))
                    .plus(Noise.wander(r, between(r, 0.2, 2) * MIB, 120))
                    .plus(Signal.dailyCycle(between(r, 1, 8) * MIB, r.nextDouble() * DAY))));
  }

  private void quietTimings() {
    quiet(
        "daily cycle, a tenth missing",
        (r, ram) ->
            days(small(r, ram).plus(cycle(r, ram, 0.004)), 2)
                .with(t -> r.nextInt(10) == 0 ? 1 + r.nextInt(20) : 1));
    quiet(
        "daily cycle, gaps of hours",
        (r, ram) ->
            days(small(r, ram).plus(cycle(r, ram, between(r, 0.002, 0.008))), 2)
                .with(t -> r.nextInt(15_000) == 0 ? between(r, 0.1, 5) * HOUR : 1));
    quiet(
        "noisy, one sample in ten seconds",
        (r, ram) ->
            days(slab(r, ram).plus(Noise.white(r, between(r, 1, 12) * MIB)), 2).with(t -> 10));
    quiet(
        "nightly batch, one sample a minute",
        (r, ram) ->
            days(
                    small(r, ram)
                        .plus(
                            Signal.nightly(
                                r,
                                ram * between(r, 0.01, 0.03),
                                2 * HOUR,
                                1800,
                                between(r, 1, 3) * HOUR)),
                    3)
                .with(t -> 60));
    quiet(
        "daily cycle, uneven intervals",
        (r, ram) ->
            days(small(r, ram).plus(cycle(r, ram, between(r, 0.002, 0.008))), 2)
                .with(t -> between(r, 0.2, 30)));
    quiet("not computed", (r, ram) -> day(Quantity.VMALLOC_USED, Signal.level(0)));
    quiet("absent", (r, ram) -> day(Quantity.PER_CPU, Signal.level(-1)));
  }

  private void quiet(String name, Scenario.Maker maker) {
    all.add(Scenario.quiet(name, maker));
  }

  /** Healthy, but not to be told from a leak as early as a leak has to be found. */
  private void beyondTheGoal(String name, Scenario.Maker maker) {
    all.add(new Scenario(name, null, true, maker));
  }

  private static Signal office(SplittableRandom r, double ram, double ramp, double ratio) {
    return small(r, ram)
        .plus(
            Signal.officeHours(
                ram * ratio, between(r, 6, 9) * HOUR, ramp, between(r, 15, 19) * HOUR));
  }

  private static Case day(Signal signal) {
    return days(signal, 1);
  }

  private static Case day(Quantity quantity, Signal signal) {
    return new Case(quantity, signal, 0, 0, DAY);
  }

  private static Case days(Signal signal, int days) {
    return new Case(Quantity.SLAB, signal, 0, 0, days * DAY);
  }

  static Signal slab(SplittableRandom r, double ram) {
    return Signal.level(ram * between(r, 0.02, 0.09));
  }

  static Signal level(double ram, double ratio, SplittableRandom r) {
    return Signal.level(ram * ratio * (0.5 + r.nextDouble()));
  }

  /** A level with the noise of a machine in use. */
  static Signal small(SplittableRandom r, double ram) {
    return slab(r, ram).plus(Noise.white(r, between(r, 0.3, 4) * MIB));
  }

  static Signal cycle(SplittableRandom r, double ram, double ratio) {
    return Signal.dailyCycle(ram * ratio, r.nextDouble() * DAY);
  }

  private static Signal warm(SplittableRandom r, double ram, double timeConstant) {
    return small(r, ram).plus(Signal.warmUp(ram * between(r, 0.005, 0.04), timeConstant));
  }

  static Signal sawTooth(SplittableRandom r, double ram, double period, double ratio) {
    return small(r, ram).plus(Signal.sawTooth(r, ram * ratio, period));
  }

  private static Signal evenWarmUp(double height, double length) {
    return Signal.ramp(60, Math.min(height, length * NOT_SUDDEN), length);
  }

  private static Signal batch(SplittableRandom r, double height, double ramp) {
    double at = between(r, 1, 5) * HOUR;
    return Signal.nightly(
        r, Math.min(height, ramp * NOT_SUDDEN), at, ramp, between(r, 0.2, 2) * HOUR);
  }

  /** Gives the same value when asked twice for one time, as parts with noise else would not. */
  static Signal remembered(Signal signal) {
    return new Signal() {
      private double time = -1;
      private double value;

      @Override
      public double at(double t) {
        if (t != time) {
          time = t;
          value = signal.at(t);
        }
        return value;
      }
    };
  }

  static double between(SplittableRandom random, double least, double most) {
    return least + (most - least) * random.nextDouble();
  }
}
