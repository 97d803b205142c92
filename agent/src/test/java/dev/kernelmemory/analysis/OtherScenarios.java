package dev.kernelmemory.analysis;

import static dev.kernelmemory.analysis.Scenarios.MIB;
import static dev.kernelmemory.analysis.Scenarios.NOT_SUDDEN;
import static dev.kernelmemory.analysis.Scenarios.between;
import static dev.kernelmemory.analysis.Scenarios.level;
import static dev.kernelmemory.analysis.Scenarios.remembered;
import static dev.kernelmemory.analysis.Signal.DAY;
import static dev.kernelmemory.analysis.Signal.HOUR;

import dev.kernelmemory.analysis.Scenario.Case;
import dev.kernelmemory.analysis.Scenario.Maker;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Healthy kinds of series that the detectors were not made with: other colours and tails of noise,
 * coarse counters, more of what machines do; memory from 2 GiB to 1 TiB.
 */
final class OtherScenarios {
  static final double GIB = 1024 * MIB;

  private final List<Scenario> all = new ArrayList<>();

  static List<Scenario> all() {
    OtherScenarios scenarios = new OtherScenarios();
    scenarios.noises();
    scenarios.folded();
    scenarios.life();
    scenarios.nights();
    scenarios.containers();
    return scenarios.all;
  }

  private void noises() {
    quiet("1/f noise", (r, ram) -> day(slab(r, ram).plus(Noise.pink(r, sigma(r, ram, 1, 12)))));
    quiet(
        "Student noise", (r, ram) -> day(slab(r, ram).plus(Noise.student(r, sigma(r, ram, 1, 8)))));
    quiet(
        "Laplace noise",
        (r, ram) -> day(slab(r, ram).plus(Noise.laplace(r, sigma(r, ram, 1, 10)))));
    quiet(
        "bursts upwards",
        (r, ram) -> day(slab(r, ram).plus(Noise.bursts(r, sigma(r, ram, 1, 15)))));
    quiet(
        "noise by day",
        (r, ram) -> days(slab(r, ram).plus(Noise.byDay(r, sigma(r, ram, 2, 15))), 2));
    quiet(
        "1/f noise, one sample in ten seconds",
        (r, ram) -> days(slab(r, ram).plus(Noise.pink(r, sigma(r, ram, 1, 12))), 3).with(t -> 10));
    quiet(
        "Student noise, one sample a minute",
        (r, ram) ->
            days(slab(r, ram).plus(Noise.student(r, sigma(r, ram, 1, 8))), 7).with(t -> 60));
  }

  private void folded() {
    quiet(
        "a counter folded every two seconds",
        (r, ram) -> day(slab(r, ram).plus(Noise.pink(r, sigma(r, ram, 1, 8))).folded(4096, 2)));
    quiet(
        "a counter in units of MiB",
        (r, ram) -> day(slab(r, ram).plus(Noise.pink(r, sigma(r, ram, 0.2, 2))).folded(MIB, 1)));
    quiet(
        "a counter in units of 8 MiB",
        (r, ram) ->
            days(ground(r, ram).plus(Scenarios.cycle(r, ram, 0.004)).folded(8 * MIB, 1), 2));
  }

  private void life() {
    quiet(
        "saw-tooth, wild",
        (r, ram) ->
            day(
                ground(r, ram)
                    .plus(
                        Signal.wildSawTooth(
                            r, ram * between(r, 0.003, 0.02), between(r, 0.1, 0.6) * HOUR))));
    quiet(
        "saw-tooth on a daily cycle",
        (r, ram) ->
            days(
                ground(r, ram)
                    .plus(Scenarios.cycle(r, ram, between(r, 0.001, 0.005)))
                    .plus(
                        Signal.sawTooth(
                            r, ram * between(r, 0.002, 0.01), between(r, 0.1, 1) * HOUR)),
                2));
    quiet(
        "hourly job of 100 MiB",
        (r, ram) ->
            days(
                ground(r, ram)
                    .plus(
                        Signal.hourly(
                            r,
                            Math.min(100 * MIB, 0.02 * ram),
                            between(r, 60, 300),
                            between(r, 60, 1200))),
                2));
    quiet(
        "threads breathe",
        (r, ram) ->
            new Case(
                Quantity.KERNEL_STACK,
                level(ram, 0.001, r)
                    .plus(
                        Signal.breath(
                            r, between(r, 3, 30) * MIB, between(r, 60, 900), NOT_SUDDEN / 3)),
                0,
                0,
                DAY));
    quiet(
        "deployment over half an hour",
        (r, ram) ->
            day(
                ground(r, ram)
                    .plus(
                        Signal.ramp(
                            between(r, 3, 20) * HOUR,
                            Math.min(2 * GIB, ram * between(r, 0.005, 0.03)),
                            between(r, 0.3, 0.7) * HOUR))));
    quiet(
        "two deployments over half an hour",
        (r, ram) -> {
          double first = between(r, 2, 8) * HOUR;
          return day(
              ground(r, ram)
                  .plus(Signal.ramp(first, Math.min(2 * GIB, ram * 0.015), 0.5 * HOUR))
                  .plus(
                      Signal.ramp(
                          first + between(r, 1, 3) * HOUR,
                          Math.min(2 * GIB, ram * 0.01),
                          0.5 * HOUR)));
        });
    quiet(
        "warm-up, logarithmic",
        (r, ram) ->
            day(
                ground(r, ram)
                    .plus(Signal.logarithm(ram * between(r, 0.005, 0.02), between(r, 60, 900)))));
    quiet(
        "warm-up, two times",
        (r, ram) ->
            day(
                ground(r, ram)
                    .plus(Signal.warmUp(ram * between(r, 0.005, 0.02), between(r, 0.1, 0.4) * HOUR))
                    .plus(Signal.warmUp(ram * between(r, 0.002, 0.004), between(r, 2, 5) * HOUR))));
    quiet(
        "daily cycle with harmonics",
        (r, ram) -> {
          double height = between(r, 0.001, 0.005);
          return days(
              ground(r, ram)
                  .plus(Scenarios.cycle(r, ram, height))
                  .plus(t -> 0.3 * ram * height * Math.sin(4 * Math.PI * t / DAY + 1))
                  .plus(Noise.wander(r, sigma(r, ram, 1, 8), 900)),
              3);
        });
  }

  private void nights() {
    quiet(
        "updatedb, dentries told apart",
        (r, ram) -> {
          Signal part = remembered(updatedb(r, ram, between(r, 0.01, 0.1)));
          return days(ground(r, ram).plus(part), 2).withReclaimable(part);
        });
    quiet(
        "updatedb, dentries not told apart",
        (r, ram) -> days(ground(r, ram).plus(updatedb(r, ram, between(r, 0.005, 0.03))), 2));
    quiet(
        "week of office hours",
        (r, ram) -> {
          double ramp = between(r, 1, 4) * HOUR;
          Signal workday =
              Signal.officeHours(
                  ram * Math.min(0.008, 0.0022 * ramp / HOUR),
                  between(r, 6, 9) * HOUR,
                  ramp,
                  between(r, 15, 18) * HOUR);
          return days(ground(r, ram).plus(Signal.weekly(workday, r.nextInt(7), 0.2)), 10)
              .with(t -> 10);
        });
    quiet(
        "week of backups",
        (r, ram) ->
            days(
                    ground(r, ram)
                        .plus(
                            Signal.nightly(
                                r,
                                ram * between(r, 0.01, 0.03),
                                between(r, 0, 5) * HOUR,
                                between(r, 0.3, 0.9) * HOUR,
                                between(r, 0.1, 2) * HOUR)),
                    8)
                .with(t -> 30));
  }

  private void containers() {
    quiet(
        "container, noisy",
        (r, ram) -> {
          double limit = limit(r);
          return day(slab(r, limit).plus(Noise.pink(r, limit * between(r, 0.0005, 0.004))))
              .inContainer(limit);
        });
    quiet(
        "container, wild saw-tooth",
        (r, ram) -> {
          double limit = limit(r);
          return day(slab(r, limit)
                  .plus(Noise.white(r, limit * 0.001))
                  .plus(
                      Signal.wildSawTooth(
                          r, limit * between(r, 0.002, 0.01), between(r, 0.1, 0.6) * HOUR)))
              .inContainer(limit);
        });
    quiet(
        "container, warm-up",
        (r, ram) -> {
          double limit = limit(r);
          return day(slab(r, limit)
                  .plus(Noise.white(r, limit * 0.001))
                  .plus(Signal.warmUp(limit * between(r, 0.01, 0.04), between(r, 0.1, 1) * HOUR)))
              .inContainer(limit);
        });
  }

  private void quiet(String name, Maker maker) {
    all.add(new Scenario(name, null, false, wide(maker)));
  }

  static Maker wide(Maker maker) {
    return (r, ignored) -> {
      double ram = GIB * Math.pow(2, between(r, 1, 10));
      Case one = maker.make(r, ram);
      return one.place() != null ? one : one.onHost(ram);
    };
  }

  static double limit(SplittableRandom r) {
    return 256 * MIB * Math.pow(2, between(r, 0, 7));
  }

  private static Signal updatedb(SplittableRandom r, double ram, double ratio) {
    double height = Math.min(8 * GIB, ram * ratio);
    // As fast as a disk lets it read directories.
    double ramp = Math.max(between(r, 200, 2400), height / (2.5 * MIB));
    return Signal.untilReclaimed(r, height, between(r, 0.5, 5) * HOUR, ramp, between(r, 4, 20));
  }

  /** Noise of a machine of at least 8 GiB, less on a smaller one. */
  static double sigma(SplittableRandom r, double ram, double leastMib, double mostMib) {
    return between(r, leastMib, mostMib) * MIB * Math.min(1, ram / (8 * GIB));
  }

  static Signal slab(SplittableRandom r, double ram) {
    return level(ram, between(r, 0.02, 0.06), r);
  }

  static Signal ground(SplittableRandom r, double ram) {
    return slab(r, ram).plus(Noise.white(r, sigma(r, ram, 0.3, 4)));
  }

  private static Case day(Signal signal) {
    return days(signal, 1);
  }

  private static Case days(Signal signal, int days) {
    return new Case(Quantity.SLAB, signal, 0, 0, days * DAY);
  }
}
