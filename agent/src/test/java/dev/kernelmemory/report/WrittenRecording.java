package dev.kernelmemory.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmc.flightrecorder.writer.api.Recording;
import org.openjdk.jmc.flightrecorder.writer.api.Recordings;
import org.openjdk.jmc.flightrecorder.writer.api.Type;
import org.openjdk.jmc.flightrecorder.writer.api.Types;

/** A recording with events of any time and content. */
final class WrittenRecording implements AutoCloseable {
  static final long START_MILLIS = 1_790_000_000_000L;

  /** A field that is a time span. */
  private static final String DURATION = "sumOfPauses";

  private final Recording recording;
  private final Map<String, Type> types = new TreeMap<>();

  WrittenRecording(Path file) throws IOException {
    recording =
        Recordings.newRecording(
            file,
            settings ->
                settings
                    .withTimestamp(START_MILLIS * 1_000_000)
                    .withStartTicks(1)
                    .withDuration(86_400_000_000_000L)
                    .withJdkTypeInitialization());
  }

  /** Writes an event whose fields are names, each followed by a long or a text. */
  void write(String event, long millisAfterStart, Object... fields) {
    Type type = types.computeIfAbsent(event, name -> register(name, fields));
    recording.writeEvent(
        type.asValue(
            value -> {
              value.putField("startTime", 1 + millisAfterStart * 1_000_000);
              for (int i = 0; i < fields.length; i += 2) {
                String field = (String) fields[i];
                if (fields[i + 1] instanceof Number number) {
                  value.putField(field, number.longValue());
                } else {
                  value.putField(field, (String) fields[i + 1]);
                }
              }
            }));
  }

  private Type register(String name, Object... fields) {
    // The JDK's parser takes the first field for the start, which registerEventType puts elsewhere.
    return recording.registerType(
        name,
        "jdk.jfr.Event",
        type -> {
          type.addField(
              "startTime",
              Types.Builtin.LONG,
              field ->
                  field.addAnnotation(recording.getType(Types.JDK.ANNOTATION_TIMESTAMP), "TICKS"));
          for (int i = 0; i < fields.length; i += 2) {
            String field = (String) fields[i];
            if (field.equals(DURATION)) {
              type.addField(
                  field,
                  Types.Builtin.LONG,
                  f ->
                      f.addAnnotation(
                          recording.getType(Types.JDK.ANNOTATION_TIMESPAN), "NANOSECONDS"));
            } else if (fields[i + 1] instanceof Number) {
              type.addField(field, Types.Builtin.LONG);
            } else {
              type.addField(field, Types.Builtin.STRING);
            }
          }
        });
  }

  @Override
  public void close() throws IOException {
    recording.close();
  }
}
