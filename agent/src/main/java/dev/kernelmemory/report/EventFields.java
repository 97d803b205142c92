package dev.kernelmemory.report;

import jdk.jfr.consumer.RecordedObject;

/** Fields of events that another version of the JDK may lack, or have with another type. */
final class EventFields {
  private EventFields() {}

  /** A number, or {@link Track#ABSENT}. */
  static long number(RecordedObject event, String field) {
    Object value = event.hasField(field) ? event.getValue(field) : null;
    return value instanceof Number ? Math.max(Track.ABSENT, ((Number) value).longValue()) : -1;
  }

  /** A duration in microseconds, or {@link Track#ABSENT}. */
  static long micros(RecordedObject event, String field) {
    try {
      return Math.max(Track.ABSENT, event.getDuration(field).toNanos() / 1000);
    } catch (IllegalArgumentException e) {
      // There is no such field, or it is no time span.
      return Track.ABSENT;
    }
  }

  /** A text, or an empty one. */
  static String text(RecordedObject event, String field) {
    Object value = event.hasField(field) ? event.getValue(field) : null;
    return value instanceof String ? (String) value : "";
  }
}
