package dev.kernelmemory.jmx;

import dev.kernelmemory.sample.KernelMemory;
import dev.kernelmemory.sample.Sampler;
import javax.management.openmbean.SimpleType;

/** When a scope's numbers were read, and which there are not. */
enum TimeRow {
  SAMPLE_TIME,
  SAMPLE_AGE,
  UNAVAILABLE;

  static Row[] rows() {
    return new Row[] {
      Row.number(
          "SampleTime",
          SAMPLE_TIME,
          "ms",
          "When the numbers were read, in milliseconds since 1970-01-01 UTC."),
      Row.number("SampleAgeMillis", SAMPLE_AGE, "ms", "How long ago the numbers were read."),
      Row.list(
          "UnavailableDimensions",
          UNAVAILABLE,
          SimpleType.STRING,
          "Dimensions without a number, each with the reason; empty if all have one.")
    };
  }

  Object value(KernelMemory memory, Sampler sampler) {
    switch (this) {
      case SAMPLE_TIME:
        return memory.takenAt().wallMillis();
      case SAMPLE_AGE:
        return sampler.ageMillis(memory.takenAt());
      default:
        return memory.unavailable().toArray(new String[0]);
    }
  }
}
