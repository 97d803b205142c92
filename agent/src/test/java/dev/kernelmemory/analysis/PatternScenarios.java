package dev.kernelmemory.analysis;

import static dev.kernelmemory.analysis.Scenarios.MIB;
import static dev.kernelmemory.analysis.Scenarios.between;
import static dev.kernelmemory.analysis.Scenarios.cycle;
import static dev.kernelmemory.analysis.Scenarios.remembered;
import static dev.kernelmemory.analysis.Scenarios.sawTooth;
import static dev.kernelmemory.analysis.Scenarios.slab;
import static dev.kernelmemory.analysis.Scenarios.small;
import static dev.kernelmemory.analysis.Signal.DAY;
import static dev.kernelmemory.analysis.Signal.HOUR;

import dev.kernelmemory.analysis.Scenario.Case;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Kinds of series in which something has to be found: deployments, leaks, steps. */
final class PatternScenarios {
  private static final double STEP_DEADLINE = 10;
  private static final double LEAK_DEADLINE = 2 * HOUR;
  private static final double EVENTUALLY = 4 * DAY;

  private final List<Scenario> all = new ArrayList<>();

  static List<Scenario> all() {
    PatternScenarios scenarios = new PatternScenarios();
    scenarios.shifts();
    scenarios.leaks();
    scenarios.slowLeaks();
    scenarios.steps();
    return scenarios.all;
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
      eventually("slow leak of " + 100 * rate + " %/h, noisy", rate, 1, PatternScenarios::noisy);
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

  private static Signal tiny(SplittableRandom r, double ram) {
    return Signal.level(ram * between(r, 0.0005, 0.002))
        .plus(Noise.white(r, between(r, 0.05, 0.4) * MIB));
  }

  private static Signal noisy(SplittableRandom r, double ram) {
    return slab(r, ram).plus(Noise.white(r, between(r, 2, 25) * MIB));
  }
}
