package dev.kernelmemory.jmc;

import dev.kernelmemory.events.HostKernelMemory;
import dev.kernelmemory.events.KernelFinding;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import jdk.jfr.Recording;
import org.openjdk.jmc.common.item.IItemCollection;
import org.openjdk.jmc.flightrecorder.JfrLoaderToolkit;

/** Recordings of the agent's own event classes, made in this JVM. */
public final class Recorded {
  private Recorded() {}

  /**
   * Two samples of the host: slab, stacks and available memory are in both, page tables in one,
   * everything else in none.
   */
  public static IItemCollection hostSamples() throws Exception {
    Path file = Files.createTempFile("recorded-", ".jfr");
    try {
      hostSamples(file);
      return JfrLoaderToolkit.loadEvents(file.toFile());
    } finally {
      Files.delete(file);
    }
  }

  static void hostSamples(Path file) throws Exception {
    try (Recording recording = new Recording()) {
      recording.start();
      for (int i = 0; i < 2; i++) {
        HostKernelMemory event = new HostKernelMemory();
        for (Field field : HostKernelMemory.class.getFields()) {
          field.setLong(event, Long.MIN_VALUE);
        }
        event.slab = 100L << 20;
        event.kernelStack = 10L << 20;
        event.memAvailable = 8L << 30;
        event.pageTables = i == 0 ? 20L << 20 : Long.MIN_VALUE;
        event.sampleTime = System.currentTimeMillis();
        event.commit();
      }
      recording.stop();
      recording.dump(file);
    }
  }

  /** A sample of the host, and a finding about its slab that went from a warning to its end. */
  public static IItemCollection finding() throws Exception {
    Path file = Files.createTempFile("recorded-", ".jfr");
    try (Recording recording = new Recording()) {
      recording.start();
      HostKernelMemory sample = new HostKernelMemory();
      sample.slab = 1L << 30;
      sample.memTotal = 64L << 30;
      sample.commit();
      KernelFinding whole = finding("WARNING", "ended", "Slab grew, and levelled off.");
      whole.begin();
      finding("CRITICAL", "opened", "Slab grows. It does not level off.").commit();
      whole.end();
      whole.commit();
      recording.stop();
      recording.dump(file);
      return JfrLoaderToolkit.loadEvents(file.toFile());
    } finally {
      Files.delete(file);
    }
  }

  private static KernelFinding finding(String severity, String state, String explanation) {
    KernelFinding finding = new KernelFinding();
    finding.findingNumber = 1;
    finding.dimension = "Slab";
    finding.severity = severity;
    finding.state = state;
    finding.explanation = explanation;
    finding.nextStep = "Look at slabtop.";
    return finding;
  }
}
