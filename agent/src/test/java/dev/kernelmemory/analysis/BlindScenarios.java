package dev.kernelmemory.analysis;

import static dev.kernelmemory.analysis.OtherScenarios.GIB;
import static dev.kernelmemory.analysis.OtherScenarios.ground;
import static dev.kernelmemory.analysis.OtherScenarios.wide;
import static dev.kernelmemory.analysis.Scenarios.MIB;
import static dev.kernelmemory.analysis.Scenarios.between;
import static dev.kernelmemory.analysis.Scenarios.cycle;
import static dev.kernelmemory.analysis.Signal.DAY;
import static dev.kernelmemory.analysis.Signal.HOUR;

import dev.kernelmemory.analysis.Scenario.Case;
import dev.kernelmemory.analysis.Scenario.Maker;
import dev.kernelmemory.analysis.Scenario.Timing;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * After kinds that somebody made up who had not seen the detectors: those that showed a fault of
 * theirs.
 */
final class BlindScenarios {
  /** Bytes a second, well below what is a spike by definition. */
  private static final double SLOWLY = 1.2 * MIB;

  private final List<Scenario> all = new ArrayList<>();

  static List<Scenario> all() {
    BlindScenarios scenarios = new BlindScenarios();
    scenarios.quiet();
    scenarios.leaks();
    scenarios.steps();
    return scenarios.all;
  }

  private void quiet() {
    quiet(
        "load on two levels, uneven intervals",
        (r, ram) ->
            days(ground(r, ram).plus(levels(r, ram)), 2).with(uneven(r, between(r, 1.5, 12))));
    quiet(
        "load on two levels, values absent for a while",
        (r, ram) -> {
          Signal load = ground(r, ram).plus(levels(r, ram));
          Signal gaps = Signal.jobs(r, 1, between(r, 60, 600), between(r, 5, 120));
          return days(t -> gaps.at(t) > 0 ? -1 : load.at(t), 1);
        });
    quiet(
        "hourly job, one sample in 20 to 60 s, some missing",
        (r, ram) -> {
          double height = Math.min(150 * MIB, 0.01 * ram);
          Signal job = Signal.hourly(r, height, between(r, 400, 900), between(r, 100, 1200));
          return days(ground(r, ram).plus(job), 4).with(uneven(r, between(r, 20, 60)));
        });
    quiet(
        "batches at random",
        (r, ram) -> {
          double ramp = between(r, 0.2, 0.6) * HOUR;
          double height = Math.min(SLOWLY * ramp, ram * between(r, 0.0005, 0.002));
          Signal batches = batches(r, height, ramp, between(r, 1, 4) * HOUR);
          return days(ground(r, ram).plus(batches), 3).with(t -> 5);
        });
    quiet(
        "saw-tooth of half a day, slow falls",
        (r, ram) -> {
          double period = between(r, 4, 14) * HOUR;
          double height = ram * Math.min(0.01, 0.002 * period / HOUR * 0.7);
          return days(ground(r, ram).plus(triangles(r, height, period)), 4).with(t -> 10);
        });
    quiet(
        "a level that declines for hours",
        (r, ram) -> {
          double height = ram * between(r, 0.005, 0.04);
          return days(
                  ground(r, ram)
                      .plus(Signal.level(height))
                      .plus(Signal.warmUp(-height, between(r, 2, 8) * HOUR)),
                  3)
              .with(t -> 5);
        });
    quiet(
        "a few large maps",
        (r, ram) -> {
          Case one = days(maps(r, Math.min(4 * MIB, ram * 0.002), between(r, 0.5, 2) * HOUR), 3);
          return one.of(Quantity.VMALLOC_USED).with(t -> 5);
        });
  }

  private void leaks() {
    leak(
        "leak after a batch of the night",
        (r, ram) -> {
          double onset = between(r, 10, 34) * HOUR;
          double at = between(r, 1, 4) * HOUR;
          double ramp = between(r, 600, 1800);
          double height = Math.min(SLOWLY * ramp, ram * between(r, 0.005, 0.02));
          Signal batch = Signal.ramp(at, height, ramp);
          Signal end = Signal.ramp(at + ramp + between(r, 0.2, 2) * HOUR, -height, ramp);
          return leakCase(ground(r, ram).plus(batch).plus(end), onset, rate(r, ram));
        });
    leak(
        "leak on a machine of 1 GiB",
        (r, ignored) -> {
          double ram = between(r, 0.93, 1) * GIB;
          double onset = between(r, 1, 20) * HOUR;
          return leakCase(small(r, ram), onset, rate(r, ram)).onHost(ram);
        });
    leak(
        "container leak of 0.5 to 1.5 %/h",
        (r, ignored) -> {
          double limit = between(r, 0.125, 1) * GIB;
          double onset = between(r, 1, 10) * HOUR;
          return leakCase(small(r, limit), onset, limit * between(r, 0.005, 0.015))
              .inContainer(limit);
        });
    leak(
        "leak beside load on two levels",
        (r, ram) -> {
          double onset = between(r, 1, 20) * HOUR;
          return leakCase(ground(r, ram).plus(levels(r, 0.4 * ram)), onset, rate(r, ram));
        });
  }

  private void steps() {
    step(
        "step with a value in the middle, one sample in ten seconds",
        Pattern.SPIKE,
        (r, ram) -> {
          double onset = 10 * Math.floor(between(r, 100, 1000)) - between(r, 1, 4);
          Signal ramp = Signal.ramp(onset, between(r, 64, 400) * MIB, 5);
          return stepCase(ground(r, ram).plus(ramp), onset, 40).with(t -> 10);
        });
    step(
        "drop on a daily cycle, after days",
        Pattern.DROP,
        (r, ram) -> {
          double onset = between(r, 32, 60) * HOUR;
          Signal base =
              ground(r, ram)
                  .plus(Signal.level(400 * MIB))
                  .plus(cycle(r, Math.min(ram, 32 * GIB), 0.004));
          return stepCase(base.plus(Signal.step(onset, -between(r, 64, 300) * MIB)), onset, 10);
        });
  }

  private void quiet(String name, Maker maker) {
    all.add(new Scenario(name, null, false, wide(maker)));
  }

  private void leak(String name, Maker maker) {
    all.add(new Scenario(name, Pattern.GROWTH, false, wide(maker)));
  }

  private void step(String name, Pattern pattern, Maker maker) {
    all.add(new Scenario(name, pattern, false, wide(maker)));
  }

  /** As uneven as the times of independent events are. */
  private static Timing uneven(SplittableRandom r, double meanSeconds) {
    return t -> -meanSeconds * Math.log(1 - r.nextDouble());
  }

  /** Between two levels, each held for a quarter of an hour to some hours. */
  private static Signal levels(SplittableRandom r, double ram) {
    double ramp = between(r, 150, 1500);
    double height = Math.min(SLOWLY * ramp, ram * between(r, 0.001, 0.005));
    return batches(r, height, ramp, between(r, 0.25, 2) * HOUR);
  }

  /** Comes, holds and goes, now and then. */
  private static Signal batches(SplittableRandom r, double height, double ramp, double pause) {
    return new Signal() {
      private double start = pause * 2 * r.nextDouble();
      private double hold = pause * (0.2 + r.nextDouble());

      @Override
      public double at(double t) {
        while (t >= start + 2 * ramp + hold) {
          start += 2 * ramp + hold + pause * (0.3 + 1.4 * r.nextDouble());
          hold = pause * (0.2 + r.nextDouble());
        }
        return Signal.ramp(start, height, ramp).at(t)
            - Signal.ramp(start + ramp + hold, height, ramp).at(t);
      }
    };
  }

  /** Rises for most of a period and falls for the rest of it. */
  private static Signal triangles(SplittableRandom r, double height, double period) {
    double rising = period * between(r, 0.7, 0.95);
    double shift = period * r.nextDouble();
    double odd = between(r, 0, 0.2);
    return t -> {
      double periods = (t + shift) / period;
      double within = (periods - Math.floor(periods)) * period;
      double top = height * (1 + odd * Math.sin(7 * Math.floor(periods)));
      return within < rising ? top * within / rising : top * (period - within) / (period - rising);
    };
  }

  /** About five of them at a time, each for a while. */
  private static Signal maps(SplittableRandom r, double bytes, double seconds) {
    double[] until = new double[5];
    boolean[] mapped = new boolean[5];
    return t -> {
      double sum = bytes;
      for (int i = 0; i < until.length; i++) {
        if (t >= until[i]) {
          mapped[i] = !mapped[i];
          until[i] = t - seconds * Math.log(1 - r.nextDouble());
        }
        sum += mapped[i] ? bytes : 0;
      }
      return sum;
    };
  }

  private static Signal small(SplittableRandom r, double memory) {
    return Signal.level(memory * between(r, 0.02, 0.08))
        .plus(Noise.wander(r, memory * between(r, 0.00005, 0.0002), between(r, 10, 300)));
  }

  private static double rate(SplittableRandom r, double ram) {
    return ram * between(r, 0.005, 0.015);
  }

  private static Case days(Signal signal, int days) {
    return new Case(Quantity.SLAB, signal, 0, 0, days * DAY);
  }

  private static Case leakCase(Signal ground, double onset, double bytesPerHour) {
    Signal signal = ground.plus(Signal.leak(onset, bytesPerHour));
    return new Case(Quantity.SLAB, signal, onset, 2 * HOUR, onset + 2.5 * HOUR);
  }

  private static Case stepCase(Signal signal, double onset, double deadline) {
    return new Case(Quantity.SLAB, signal, onset, deadline, onset + HOUR);
  }
}
