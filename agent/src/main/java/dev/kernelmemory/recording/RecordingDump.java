package dev.kernelmemory.recording;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import jdk.jfr.Configuration;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;

/**
 * Writes what has been recorded to a file, or, where nothing is being recorded, records for a few
 * seconds first. The file can be read by its owner only and is never larger than {@value #MOST_MIB}
 * MiB: older parts are left out.
 */
final class RecordingDump implements Runnable {
  private static final int MOST_MIB = 64;
  private static final long RECORD_SECONDS = 10;
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

  private final File directory;
  private final String reason;
  private final Consumer<String> log;

  RecordingDump(File directory, String reason, Consumer<String> log) {
    this.directory = directory;
    this.reason = reason;
    this.log = log;
  }

  @Override
  public void run() {
    try {
      log.accept("recording dumped to " + dump());
    } catch (Exception | LinkageError | OutOfMemoryError e) {
      log.accept("no recording could be dumped to " + directory + ": " + e);
    }
  }

  private Path dump() throws IOException, ParseException, InterruptedException {
    Path parent = directory.toPath();
    if (!Files.isDirectory(parent, LinkOption.NOFOLLOW_LINKS)) {
      throw new IOException("it is no directory, or a symbolic link to one");
    }
    try (Recording recorded = FlightRecorder.getFlightRecorder().takeSnapshot()) {
      if (recorded.getSize() > 0) {
        return write(recorded, parent);
      }
    }
    try (Recording recording = new Recording(Configuration.getConfiguration("default"))) {
      recording.setName("kernel-memory-agent");
      recording.start();
      TimeUnit.SECONDS.sleep(RECORD_SECONDS);
      recording.stop();
      return write(recording, parent);
    }
  }

  private Path write(Recording recording, Path parent) throws IOException {
    recording.setMaxSize((long) MOST_MIB << 20);
    Path file =
        parent.resolve("kernel-memory-" + STAMP.format(Instant.now()) + '-' + reason + ".jfr");
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    recording.dump(file);
    return file;
  }
}
