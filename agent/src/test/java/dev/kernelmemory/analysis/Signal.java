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

  /** Rises evenly and falls at once; lengths and heights are as different as can be. */
  static Signal wildSawTooth(SplittableRandom random, double height, double period) {
    return new Signal() {
      private double start = -random.nextDouble() * period;
      private double length = period;
      private double top = height;

      @Override
      public double at(double t) {
        while (t >= start + length) {
          start += length;
          length = period * (0.2 + 1.8 * random.nextDouble());
          top = height * (0.2 + 0.8 * random.nextDouble()) * length / period;
        }
        return top * (t - start) / length;
      }
    };
  }

  /** Every hour: comes within minutes, holds, and goes within minutes. */
  static Signal hourly(SplittableRandom random, double height, double ramp, double hold) {
    double minute = 60 * random.nextDouble() * 40;
    return t -> {
      double within = (t - minute) % HOUR;
      return within < 0
          ? 0
          : height * (clamp(within / ramp) - clamp((within - ramp - hold) / ramp));
    };
  }

  /** Fills once a night and stays, until the kernel takes it back some hours later. */
  static Signal untilReclaimed(
      SplittableRandom random, double height, double at, double ramp, double hours) {
    return new Signal() {
      private double day = -1;
      private double start;
      private double until;

      @Override
      public double at(double t) {
        if (Math.floor((t - at) / DAY) != day && t >= at) {
          day = Math.floor((t - at) / DAY);
          start = day * DAY + at + 60 * random.nextDouble();
          until = start + ramp + hours * HOUR * (0.5 + 0.5 * random.nextDouble());
        }
        return day < 0 ? 0 : height * (clamp((t - start) / ramp) - clamp((t - until) / 600));
      }
    };
  }

  /** Goes up and down between none and all, each way and pause as long as it likes. */
  static Signal breath(SplittableRandom random, double height, double seconds, double perSecond) {
    return new Signal() {
      private double from;
      private double to;
      private double start;
      private double length = 1;

      @Override
      public double at(double t) {
        while (t >= start + length) {
          start += length;
          length = seconds * (0.3 + 1.4 * random.nextDouble());
          from = to;
          to = random.nextInt(3) == 0 ? to : height * random.nextDouble();
          length = Math.max(length, Math.abs(to - from) / perSecond);
        }
        return from + (to - from) * (t - start) / length;
      }
    };
  }

  /** A leak that pauses: grows for a while, holds for a while, as fast as the rate on average. */
  static Signal pausingLeak(double onset, double bytesPerHour, double cycle, double share) {
    return t -> {
      double since = Math.max(0, t - onset);
      double whole = Math.floor(since / cycle);
      double part = clamp((since - whole * cycle) / (share * cycle));
      return bytesPerHour * cycle / HOUR * (whole + part);
    };
  }

  /** A leak that gets faster: twice as fast after the given time. */
  static Signal quickeningLeak(double onset, double bytesPerHour, double doubling) {
    return t -> {
      double since = Math.max(0, t - onset);
      return bytesPerHour / HOUR * since * (1 + since / doubling / 2);
    };
  }

  /** As the logarithm: fast first, ever slower. */
  static Signal logarithm(double height, double scale) {
    return t -> height * Math.log1p(t / scale) / Math.log1p(DAY / scale);
  }

  /** Sees a counter as it is folded: multiples of a unit, and not each second anew. */
  default Signal folded(double unit, double everySeconds) {
    Signal exact = this;
    return new Signal() {
      private double until = -1;
      private double value;

      @Override
      public double at(double t) {
        if (t >= until) {
          until = t + everySeconds;
          value = Math.floor(exact.at(t) / unit) * unit;
        }
        return value;
      }
    };
  }

  /** The same by weekdays, and only some of it at the weekend. */
  static Signal weekly(Signal workday, int firstDay, double weekend) {
    return t -> {
      int day = (int) (Math.floor(t / DAY) + firstDay) % 7;
      return workday.at(t) * (day < 5 ? 1 : weekend);
    };
  }

  private static double clamp(double value) {
    return Math.max(0, Math.min(1, value));
  }
}
