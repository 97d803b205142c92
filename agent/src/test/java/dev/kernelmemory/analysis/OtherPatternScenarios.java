package dev.kernelmemory.analysis;

import static dev.kernelmemory.analysis.OtherScenarios.ground;
import static dev.kernelmemory.analysis.OtherScenarios.limit;
import static dev.kernelmemory.analysis.OtherScenarios.sigma;
import static dev.kernelmemory.analysis.OtherScenarios.slab;
import static dev.kernelmemory.analysis.OtherScenarios.wide;
import static dev.kernelmemory.analysis.Scenarios.MIB;
import static dev.kernelmemory.analysis.Scenarios.between;
import static dev.kernelmemory.analysis.Scenarios.level;
import static dev.kernelmemory.analysis.Signal.HOUR;

import dev.kernelmemory.analysis.Scenario.Case;
import dev.kernelmemory.analysis.Scenario.Maker;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** The same as {@link OtherScenarios}, with leaks and steps. */
final class OtherPatternScenarios {
  private final List<Scenario> all = new ArrayList<>();

  static List<Scenario> all() {
    OtherPatternScenarios scenarios = new OtherPatternScenarios();
    scenarios.containers();
    scenarios.leaks();
    scenarios.steps();
    return scenarios.all;
  }

  private void containers() {
    leak(
        "container leak of 1.5 to 4 %/h",
        (r, ram) -> {
          double limit = limit(r);
          return leakCase(
                  r,
                  slab(r, limit).plus(Noise.white(r, limit * between(r, 0.0002, 0.002))),
                  limit * between(r, 0.015, 0.04))
              .inContainer(limit);
        });
    step(
        "container step of 64 MiB",
        (r, ram) -> {
          double limit = limit(r);
          return jump(r, slab(r, limit).plus(Noise.white(r, Math.min(4 * MIB, limit * 0.001))), 64)
              .inContainer(limit);
        });
  }

  private void leaks() {
    leak(
        "leak in 1/f noise",
        (r, ram) ->
            leakCase(r, slab(r, ram).plus(Noise.pink(r, sigma(r, ram, 1, 12))), rate(r, ram)));
    leak(
        "leak in Student noise",
        (r, ram) ->
            leakCase(r, slab(r, ram).plus(Noise.student(r, sigma(r, ram, 1, 8))), rate(r, ram)));
    leak(
        "leak in bursts",
        (r, ram) ->
            leakCase(r, slab(r, ram).plus(Noise.bursts(r, sigma(r, ram, 1, 15))), rate(r, ram)));
    leak(
        "leak, counter in MiB",
        (r, ram) -> leakCase(r, ground(r, ram).folded(MIB, 1), rate(r, ram)));
    leak(
        "leak on a wild saw-tooth",
        (r, ram) ->
            leakCase(
                r,
                ground(r, ram)
                    .plus(
                        Signal.wildSawTooth(
                            r, ram * between(r, 0.002, 0.008), between(r, 0.05, 0.25) * HOUR)),
                rate(r, ram)));
    leak(
        "leak on an hourly job",
        (r, ram) ->
            leakCase(
                r,
                ground(r, ram)
                    .plus(
                        Signal.hourly(
                            r,
                            Math.min(100 * MIB, 0.02 * ram),
                            between(r, 60, 300),
                            between(r, 60, 1200))),
                rate(r, ram)));
    leak(
        "leak in the middle of a daily cycle",
        (r, ram) -> {
          double onset = between(r, 6, 18) * HOUR;
          return leakCase(
              ground(r, ram).plus(Scenarios.cycle(r, ram, between(r, 0.001, 0.005))),
              onset,
              Signal.leak(onset, rate(r, ram)));
        });
    leak(
        "leak after days of a daily cycle",
        (r, ram) -> {
          double onset = between(r, 48, 72) * HOUR;
          return leakCase(
                  ground(r, ram).plus(Scenarios.cycle(r, ram, between(r, 0.001, 0.008))),
                  onset,
                  Signal.leak(onset, rate(r, ram)))
              .with(t -> 5);
        });
    leak(
        "leak with pauses",
        (r, ram) -> {
          double onset = onset(r);
          return leakCase(
              ground(r, ram),
              onset,
              Signal.pausingLeak(onset, rate(r, ram), between(r, 120, 900), between(r, 0.3, 0.8)));
        });
    leak(
        "leak that quickens",
        (r, ram) -> {
          double onset = onset(r);
          return leakCase(
              ground(r, ram),
              onset,
              Signal.quickeningLeak(onset, rate(r, ram), between(r, 2, 6) * HOUR));
        });
    leak(
        "leak, one sample in ten seconds",
        (r, ram) -> leakCase(r, ground(r, ram), rate(r, ram)).with(t -> 10));
    leak(
        "leak, one sample in half a minute to two",
        (r, ram) -> leakCase(r, ground(r, ram), rate(r, ram)).with(t -> between(r, 30, 120)));
    leak(
        "leak after a deployment",
        (r, ram) -> {
          double onset = between(r, 1, 6) * HOUR;
          return leakCase(
              ground(r, ram).plus(Signal.step(onset, between(r, 20, 300) * MIB)),
              onset,
              Signal.leak(onset, rate(r, ram)));
        });
    leak(
        "leak of 3 to 12 %/h",
        (r, ram) -> leakCase(r, ground(r, ram), ram * between(r, 0.03, 0.12)));
    leak(
        "leak of threads, 0.5 %/h and more",
        (r, ram) -> {
          Case one =
              leakCase(
                  r, level(ram, 0.001, r).plus(Signal.breath(r, 3 * MIB, 300, MIB)), rate(r, ram));
          return one.of(Quantity.KERNEL_STACK);
        });
  }

  private void steps() {
    step(
        "step in 1/f noise",
        (r, ram) ->
            jump(
                r,
                slab(r, ram).plus(Noise.pink(r, between(r, 0.5, 6) * MIB)),
                between(r, 64, 200)));
    step(
        "step in Student noise",
        (r, ram) ->
            jump(
                r,
                slab(r, ram).plus(Noise.student(r, between(r, 0.5, 6) * MIB)),
                between(r, 64, 200)));
    step(
        "step in bursts",
        (r, ram) ->
            jump(
                r,
                slab(r, ram).plus(Noise.bursts(r, between(r, 1, 10) * MIB)),
                between(r, 64, 200)));
    step(
        "step, counter in MiB, folded every two seconds",
        (r, ram) ->
            jump(r, slab(r, ram).plus(Noise.pink(r, MIB)).folded(MIB, 2), between(r, 64, 200)));
    step(
        "step within three seconds",
        (r, ram) -> {
          double onset = between(r, 0.2, 5) * HOUR;
          return new Case(
              Quantity.SLAB,
              ground(r, ram).plus(Signal.ramp(onset, between(r, 64, 400) * MIB, 3)),
              onset,
              10,
              onset + HOUR);
        });
    step(
        "step on a saw-tooth",
        (r, ram) ->
            jump(
                r,
                ground(r, ram).plus(Signal.sawTooth(r, 40 * MIB, between(r, 0.2, 1) * HOUR)),
                between(r, 64, 400)));
    step(
        "step in the first two minutes",
        (r, ram) -> {
          double onset = between(r, 30, 120);
          return new Case(
              Quantity.SLAB,
              slab(r, ram)
                  .plus(Noise.white(r, between(r, 0.3, 4) * MIB))
                  .plus(Signal.step(onset, between(r, 64, 400) * MIB)),
              onset,
              10,
              HOUR);
        });
    step(
        "step, one sample in ten seconds",
        (r, ram) -> coarse(jump(r, ground(r, ram), between(r, 64, 400)), 40, 10));
    step(
        "step, one sample a minute",
        (r, ram) -> coarse(jump(r, ground(r, ram), between(r, 64, 400)), 240, 60));
    step(
        "step of VmallocUsed",
        (r, ram) -> {
          double onset = between(r, 0.2, 5) * HOUR;
          return new Case(
              Quantity.VMALLOC_USED,
              level(ram, 0.002, r).plus(Signal.step(onset, between(r, 64, 400) * MIB)),
              onset,
              10,
              onset + HOUR);
        });
  }

  private void leak(String name, Maker maker) {
    all.add(new Scenario(name, Pattern.GROWTH, false, wide(maker)));
  }

  private void step(String name, Maker maker) {
    all.add(new Scenario(name, Pattern.SPIKE, false, wide(maker)));
  }

  private static double rate(SplittableRandom r, double ram) {
    return ram * between(r, 0.005, 0.02);
  }

  private static double onset(SplittableRandom r) {
    return between(r, 0.5, 8) * HOUR;
  }

  private static Case leakCase(SplittableRandom r, Signal ground, double bytesPerHour) {
    double onset = onset(r);
    return leakCase(ground, onset, Signal.leak(onset, bytesPerHour));
  }

  private static Case leakCase(Signal ground, double onset, Signal leak) {
    return new Case(Quantity.SLAB, ground.plus(leak), onset, 2 * HOUR, onset + 2.5 * HOUR);
  }

  private static Case jump(SplittableRandom r, Signal ground, double mib) {
    double onset = between(r, 0.2, 5) * HOUR;
    Signal signal = ground.plus(Signal.step(onset, mib * MIB));
    return new Case(Quantity.SLAB, signal, onset, 10, onset + HOUR);
  }

  private static Case coarse(Case one, double deadlineSeconds, double everySeconds) {
    return new Case(
            one.quantity(), one.signal(), one.onsetSeconds(), deadlineSeconds, one.lengthSeconds())
        .with(t -> everySeconds);
  }
}
