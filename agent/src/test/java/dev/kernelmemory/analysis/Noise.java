package dev.kernelmemory.analysis;

import java.util.SplittableRandom;

/** Noise of several colours and tails, around 0. */
final class Noise {
  private Noise() {}

  /** Each value for itself, normally distributed. */
  static Signal white(SplittableRandom random, double sigma) {
    return t -> sigma * random.nextGaussian();
  }

  /** Remembers itself for about the given time. */
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

  /** As much of it in each octave of time from seconds to an hour, as 1/f noise has. */
  static Signal pink(SplittableRandom random, double sigma) {
    Signal sum = white(random, sigma / 3);
    for (double memory = 4; memory < 3600; memory *= 4) {
      sum = sum.plus(wander(random, sigma / 3, memory));
    }
    return sum;
  }

  /** One value in fifty is up to twelve times as far away. */
  static Signal outliers(SplittableRandom random, double sigma) {
    return t ->
        sigma * random.nextGaussian() * (random.nextInt(50) == 0 ? 1 + random.nextInt(12) : 1);
  }

  /** Student's t with three degrees of freedom: no fourth moment. */
  static Signal student(SplittableRandom random, double scale) {
    return t -> {
      double squares = 0;
      for (int i = 0; i < 3; i++) {
        double normal = random.nextGaussian();
        squares += normal * normal;
      }
      return scale * random.nextGaussian() / Math.sqrt(squares / 3);
    };
  }

  /** Exponential tails on both sides. */
  static Signal laplace(SplittableRandom random, double scale) {
    return t -> {
      double even = random.nextDouble() - 0.5;
      return -scale * Math.signum(even) * Math.log(1 - 2 * Math.abs(even));
    };
  }

  /** Only upwards, as what is allocated and freed within a request. */
  static Signal bursts(SplittableRandom random, double mean) {
    return t -> -mean * Math.log(1 - random.nextDouble());
  }

  /** Strong by day and weak by night. */
  static Signal byDay(SplittableRandom random, double sigma) {
    return t -> sigma * random.nextGaussian() * (1 + 0.8 * Math.sin(2 * Math.PI * t / Signal.DAY));
  }
}
