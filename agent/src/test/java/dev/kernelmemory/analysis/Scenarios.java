package dev.kernelmemory.analysis;

import static dev.kernelmemory.analysis.Signal.DAY;
import static dev.kernelmemory.analysis.Signal.HOUR;

import dev.kernelmemory.analysis.Scenario.Case;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** The labelled kinds of series. Sizes are drawn anew for each series. */
final class Scenarios {
  static final double MIB = 1024 * 1024;

  /** Bytes a second: what is faster is a spike by definition, 48 MiB within 14 s. */
  private static final double NOT_SUDDEN = 2.5 * MIB;

  private static final double STEP_DEADLINE = 10;
  private static final double LEAK_DEADLINE = 2 * HOUR;
  private static final double EVENTUALLY = 4 * DAY;

  private final List<Scenario> all = new ArrayList<>();

  static List<Scenario> all() {
    Scenarios scenarios = new Scenarios();
    scenarios.quiet();
    scenarios.quietTimings();
    scenarios.shifts();
    scenarios.leaks();
    scenarios.slowLeaks();
    scenarios.steps();
    scenarios.all.addAll(OtherScenarios.all());
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

  private void shifts() {
    found(
        "deployment step that stays",
        Pattern.SPIKE,
        (r, ram) -> {
          double onset = between(r, 1, 6) * HOUR;
          return step(small(r, ram).plus(Signal.step(onset, between(r, 64, 500) * MIB)), onset, 10);
        });
    found(
        "three deployments a day",
        Pattern.SPIKE,
        (r, ram) -> {
          double onset = between(r, 1, 2) * HOUR;
          Signal steps = Signal.step(onset, between(r, 64, 300) * MIB);
          for (int i = 1; i < 3; i++) {
            steps = steps.plus(Signal.step(onset + i * between(r, 2, 4) * HOUR, 100 * MIB));
          }
          return step(small(r, ram).plus(steps), onset, 14);
        });
  }

  private void leaks() {
    for (double rate : new double[] {0.005, 0.01, 0.02}) {
      String name = "leak of " + 100 * rate + " %/h";
      leak(name + ", quiet", rate, (r, ram) -> slab(r, ram));
      leak(
          name + ", noisy",
          rate,
          (r, ram) -> slab(r, ram).plus(Noise.white(r, between(r, 2, 25) * MIB)));
      leak(
          name + ", noise that lasts minutes",
          rate,
          (r, ram) -> small(r, ram).plus(Noise.wander(r, ram * between(r, 0.0001, 0.0006), 200)));
      leak(
          name + ", daily cycle",
          rate,
          (r, ram) -> small(r, ram).plus(cycle(r, ram, between(r, 0.001, 0.005))));
      leak(
          name + ", saw-tooth of minutes",
          rate,
          (r, ram) -> sawTooth(r, ram, between(r, 200, 900), between(r, 0.001, 0.01)));
    }
    found(
        "leak of 0.5 to 1 %/h from the start",
        Pattern.GROWTH,
        (r, ram) ->
            new Case(
                Quantity.SLAB,
                slab(r, ram)
                    .plus(Noise.white(r, 5 * MIB))
                    .plus(Signal.leak(0, ram * between(r, 0.005, 0.01))),
                0,
                LEAK_DEADLINE,
                3 * HOUR));
    found(
        "leak of 0.5 %/h, daily cycle known",
        Pattern.GROWTH,
        (r, ram) -> {
          double onset = between(r, 26, 46) * HOUR;
          Signal signal =
              small(r, ram)
                  .plus(cycle(r, ram, between(r, 0.002, 0.008)))
                  .plus(Signal.leak(onset, ram * 0.005));
          return new Case(Quantity.SLAB, signal, onset, LEAK_DEADLINE, onset + 3 * HOUR);
        });
    found(
        "leak of 0.5 to 2 %/h, samples missing",
        Pattern.GROWTH,
        (r, ram) ->
            leakCase(r, Quantity.SLAB, small(r, ram), ram * between(r, 0.005, 0.02))
                .with(t -> r.nextInt(20) == 0 ? 1 + r.nextInt(60) : 1));
    found(
        "leak of 1 %/h, one sample a minute",
        Pattern.GROWTH,
        (r, ram) -> leakCase(r, Quantity.SLAB, small(r, ram), ram * 0.01).with(t -> 60));
    found(
        "leak of 0.5 %/h in page tables",
        Pattern.GROWTH, (r, ram) -> leakCase(r, Quantity.PAGE_TABLES, tiny(r, ram), ram * 0.005));
    found(
        "leak of 0.5 %/h in VmallocUsed",
        Pattern.GROWTH, (r, ram) -> leakCase(r, Quantity.VMALLOC_USED, tiny(r, ram), ram * 0.005));
    found(
        "leak of threads, 0.15 %/h",
        Pattern.GROWTH, (r, ram) -> leakCase(r, Quantity.KERNEL_STACK, tiny(r, ram), ram * 0.0015));
    found(
        "leak of per-CPU memory, 0.15 %/h",
        Pattern.GROWTH, (r, ram) -> leakCase(r, Quantity.PER_CPU, tiny(r, ram), ram * 0.0015));
    found(
        "leak of unreclaimable beneath reclaimable saw-tooth",
        Pattern.GROWTH,
        (r, ram) -> {
          Signal part = remembered(sawTooth(r, ram, between(r, 2, 5) * HOUR, 0.03));
          return leakCase(r, Quantity.SLAB, small(r, ram).plus(part), ram * 0.005)
              .withReclaimable(part);
        });
    found(
        "fast leak of 15 to 60 %/h",
        Pattern.GROWTH,
        (r, ram) -> {
          double onset = between(r, 0.5, 3) * HOUR;
          return new Case(
              Quantity.SLAB,
              small(r, ram).plus(Signal.leak(onset, ram * between(r, 0.15, 0.6))),
              onset,
              HOUR,
              onset + HOUR);
        });
  }

  private void slowLeaks() {
    for (double rate : new double[] {0.001, 0.002, 0.003}) {
      eventually("slow leak of " + 100 * rate + " %/h, noisy", rate, 1, this::noisy);
      eventually(
          "slow leak of " + 100 * rate + " %/h, daily cycle",
          rate,
          3.5,
          (r, ram) -> small(r, ram).plus(cycle(r, ram, between(r, 0.002, 0.01))));
    }
    found(
        "slow leak in stairs",
        Pattern.GROWTH,
        (r, ram) -> {
          double onset = between(r, 1, 5) * HOUR;
          Signal signal =
              small(r, ram).plus(Signal.stairs(onset, ram * 0.004, between(r, 300, 1200)));
          return new Case(Quantity.SLAB, signal, onset, 6 * HOUR, onset + 6 * HOUR);
        });
  }

  private void steps() {
    found("step of 64 MiB, quiet", Pattern.SPIKE, (r, ram) -> jump(r, slab(r, ram), 64));
    found(
        "step of 64 to 256 MiB, noisy",
        Pattern.SPIKE,
        (r, ram) ->
            jump(
                r,
                slab(r, ram).plus(Noise.white(r, between(r, 2, 12) * MIB)),
                between(r, 64, 256)));
    found(
        "step of 64 to 256 MiB, daily cycle",
        Pattern.SPIKE,
        (r, ram) -> jump(r, small(r, ram).plus(cycle(r, ram, 0.008)), between(r, 64, 256)));
    found(
        "spike of 20 s to 10 min",
        Pattern.SPIKE,
        (r, ram) -> {
          double onset = between(r, 0.2, 3) * HOUR;
          Signal pulse = Signal.pulse(onset, between(r, 64, 900) * MIB, between(r, 20, 600));
          return step(small(r, ram).plus(pulse), onset, 4);
        });
    found(
        "thread explosion",
        Pattern.SPIKE,
        (r, ram) -> {
          double onset = between(r, 0.2, 3) * HOUR;
          Signal ramp = Signal.ramp(onset, between(r, 64, 400) * MIB, between(r, 2, 20));
          return new Case(Quantity.KERNEL_STACK, tiny(r, ram).plus(ramp), onset, 20, onset + HOUR);
        });
    found(
        "page tables jump",
        Pattern.SPIKE,
        (r, ram) -> {
          Case one = jump(r, tiny(r, ram), between(r, 64, 300));
          return new Case(
              Quantity.PAGE_TABLES, one.signal(), one.onsetSeconds(), 10, one.lengthSeconds());
        });
    found(
        "step, a fifth of samples missing",
        Pattern.SPIKE,
        (r, ram) ->
            jump(r, small(r, ram), between(r, 80, 256)).with(t -> r.nextInt(5) == 0 ? 2 : 1));
    found(
        "drop",
        Pattern.DROP,
        (r, ram) -> {
          double onset = between(r, 1, 6) * HOUR;
          Signal signal =
              Signal.level(ram * 0.08)
                  .plus(Noise.white(r, 2 * MIB))
                  .plus(Signal.step(onset, -ram * between(r, 0.02, 0.05)));
          return step(signal, onset, 8);
        });
  }

  private void quiet(String name, Scenario.Maker maker) {
    all.add(Scenario.quiet(name, maker));
  }

  /** Healthy, but not to be told from a leak as early as a leak has to be found. */
  private void beyondTheGoal(String name, Scenario.Maker maker) {
    all.add(new Scenario(name, null, true, maker));
  }

  private void found(String name, Pattern truth, Scenario.Maker maker) {
    all.add(new Scenario(name, truth, false, maker));
  }

  private interface Ground {
    Signal make(SplittableRandom random, double ram);
  }

  private void leak(String name, double rate, Ground ground) {
    found(
        name,
        Pattern.GROWTH,
        (r, ram) -> leakCase(r, Quantity.SLAB, ground.make(r, ram), rate * ram));
  }

  private void eventually(String name, double rate, double days, Ground ground) {
    found(
        name,
        Pattern.GROWTH,
        (r, ram) -> {
          double onset = between(r, 1, 6) * HOUR;
          Signal signal = ground.make(r, ram).plus(Signal.leak(onset, rate * ram));
          return new Case(Quantity.SLAB, signal, onset, EVENTUALLY, onset + days * DAY)
              .with(t -> 5);
        });
  }

  private static Case leakCase(
      SplittableRandom r, Quantity quantity, Signal ground, double bytesPerHour) {
    double onset = between(r, 0.5, 8) * HOUR;
    Signal signal = ground.plus(Signal.leak(onset, bytesPerHour));
    return new Case(quantity, signal, onset, LEAK_DEADLINE, onset + 2.5 * HOUR);
  }

  private static Case jump(SplittableRandom r, Signal ground, double mib) {
    double onset = between(r, 0.2, 5) * HOUR;
    return step(ground.plus(Signal.step(onset, mib * MIB)), onset, 6);
  }

  private static Case step(Signal signal, double onset, double hours) {
    return new Case(Quantity.SLAB, signal, onset, STEP_DEADLINE, hours * HOUR);
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

  private static Signal slab(SplittableRandom r, double ram) {
    return Signal.level(ram * between(r, 0.02, 0.09));
  }

  static Signal level(double ram, double ratio, SplittableRandom r) {
    return Signal.level(ram * ratio * (0.5 + r.nextDouble()));
  }

  /** A level with the noise of a machine in use. */
  private static Signal small(SplittableRandom r, double ram) {
    return slab(r, ram).plus(Noise.white(r, between(r, 0.3, 4) * MIB));
  }

  private static Signal tiny(SplittableRandom r, double ram) {
    return Signal.level(ram * between(r, 0.0005, 0.002))
        .plus(Noise.white(r, between(r, 0.05, 0.4) * MIB));
  }

  private Signal noisy(SplittableRandom r, double ram) {
    return slab(r, ram).plus(Noise.white(r, between(r, 2, 25) * MIB));
  }

  static Signal cycle(SplittableRandom r, double ram, double ratio) {
    return Signal.dailyCycle(ram * ratio, r.nextDouble() * DAY);
  }

  private static Signal warm(SplittableRandom r, double ram, double timeConstant) {
    return small(r, ram).plus(Signal.warmUp(ram * between(r, 0.005, 0.04), timeConstant));
  }

  private static Signal sawTooth(SplittableRandom r, double ram, double period, double ratio) {
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
