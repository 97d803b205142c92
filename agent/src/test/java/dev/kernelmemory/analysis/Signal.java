package dev.kernelmemory.analysis;

import java.util.SplittableRandom;

/** One part of a generated series: bytes at a time, asked in the order of time. */
interface Signal {
  double at(double seconds);

  double HOUR = 3600;
  double DAY = 24 * HOUR;

  default Signal plus(Signal other) {
    return t -> at(t) + other.at(t);
  }

  static Signal level(double bytes) {
    return t -> bytes;
  }

  /** White noise. */
  static Signal noise(SplittableRandom random, double sigma) {
    return t -> sigma * random.nextGaussian();
  }

  /** Noise that remembers itself for about the given time. */
  static Signal wander(SplittableRandom random, double sigma, double memorySeconds) {
    return new Signal() {
      private double value = sigma * random.nextGaussian();
      private double last;

      @Override
      public double at(double t) {
        double keep = Math.exp(-(t - last) / memorySeconds);
        value = keep * value + sigma * Math.sqrt(1 - keep * keep) * random.nextGaussian();
        last = t;
        return value;
      }
    };
  }

  /** Noise with tails: one value in fifty is up to twelve times as far away. */
  static Signal heavyNoise(SplittableRandom random, double sigma) {
    return t ->
        sigma * random.nextGaussian() * (random.nextInt(50) == 0 ? 1 + random.nextInt(12) : 1);
  }

  static Signal dailyCycle(double amplitude, double phaseSeconds) {
    return t -> amplitude * Math.sin(2 * Math.PI * (t + phaseSeconds) / DAY);
  }

  /** Rises and falls once a day with flat parts between, as with office hours. */
  static Signal officeHours(double height, double from, double ramp, double until) {
    return t -> {
      double hour = t % DAY;
      double up = clamp((hour - from) / ramp);
      double down = clamp((hour - until) / ramp);
      return height * (up - down);
    };
  }

  static Signal leak(double onset, double bytesPerHour) {
    return t -> Math.max(0, t - onset) / HOUR * bytesPerHour;
  }

  static Signal stairs(double onset, double bytesPerHour, double stepSeconds) {
    return t ->
        Math.floor(Math.max(0, t - onset) / stepSeconds) * stepSeconds / HOUR * bytesPerHour;
  }

  static Signal step(double onset, double height) {
    return t -> t >= onset ? height : 0;
  }

  /** A step that comes back. */
  static Signal pulse(double onset, double height, double length) {
    return t -> t >= onset && t < onset + length ? height : 0;
  }

  static Signal ramp(double onset, double height, double length) {
    return t -> height * clamp((t - onset) / length);
  }

  static Signal warmUp(double height, double timeConstant) {
    return t -> height * (1 - Math.exp(-t / timeConstant));
  }

  static Signal logisticWarmUp(double height, double middle, double width) {
    return t -> height / (1 + Math.exp(-(t - middle) / width));
  }

  /** Rises evenly and falls at once, each tooth different. */
  static Signal sawTooth(SplittableRandom random, double height, double period) {
    return new Signal() {
      private double start = -random.nextDouble() * period;
      private double length = period;
      private double top = height;

      @Override
      public double at(double t) {
        while (t >= start + length) {
          start += length;
          length = period * (0.7 + 0.6 * random.nextDouble());
          top = height * (0.8 + 0.4 * random.nextDouble());
        }
        return top * (t - start) / length;
      }
    };
  }

  /** Once a night: works itself up, holds, and goes. */
  static Signal nightly(
      SplittableRandom random, double height, double at, double ramp, double hold) {
    return new Signal() {
      private double day = -1;
      private double start;
      private double size;

      @Override
      public double at(double t) {
        if (Math.floor(t / DAY) != day) {
          day = Math.floor(t / DAY);
          start = day * DAY + at + 600 * random.nextDouble();
          size = height * (0.85 + 0.3 * random.nextDouble());
        }
        return size * (clamp((t - start) / ramp) - clamp((t - start - ramp - hold) / ramp));
      }
    };
  }

  /** Now and then a small load that comes and goes. */
  static Signal jobs(SplittableRandom random, double height, double everySeconds, double length) {
    return new Signal() {
      private double start = random.nextDouble() * everySeconds;
      private double size = height * random.nextDouble();

      @Override
      public double at(double t) {
        while (t > start + length) {
          start += length + everySeconds * (0.5 + random.nextDouble());
          size = height * random.nextDouble();
        }
        return t >= start ? size : 0;
      }
    };
  }

  private static double clamp(double value) {
    return Math.max(0, Math.min(1, value));
  }
}
