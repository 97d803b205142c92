package dev.kernelmemory.analysis;

/** A sudden change of one number, as long as it is followed. */
final class Step {
  final int sign;
  final long sinceMillis;
  final long detectedMillis;
  final long from;
  long to;
  boolean settled;
  long untilMillis = -1;
  Outcome outcome = Outcome.ACTIVE;

  Step(int sign, long sinceMillis, long detectedMillis, long from, long to) {
    this.sign = sign;
    this.sinceMillis = sinceMillis;
    this.detectedMillis = detectedMillis;
    this.from = from;
    this.to = to;
  }

  long size() {
    return Math.abs(to - from);
  }
}
