package dev.kernelmemory.it;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;

/** What a JVM takes, after a full collection. */
record Footprint(
    long heapBytes, long metaspaceBytes, long threads, long descriptors, long residentBytes) {
  /** The columns of {@link #toString()}. */
  static final String COLUMNS = "heap KiB, metaspace KiB, threads, descriptors, resident KiB";

  static Footprint of(Child child, MBeanServerConnection connection) throws Exception {
    ObjectName memory = new ObjectName(ManagementFactory.MEMORY_MXBEAN_NAME);
    // Twice: what a finalizer or a cleaner lets go of is collected the second time.
    connection.invoke(memory, "gc", null, null);
    connection.invoke(memory, "gc", null, null);
    return new Footprint(
        used(connection, memory, "HeapMemoryUsage"),
        used(connection, new ObjectName("java.lang:type=MemoryPool,name=Metaspace"), "Usage"),
        ((Number)
                connection.getAttribute(
                    new ObjectName(ManagementFactory.THREAD_MXBEAN_NAME), "ThreadCount"))
            .longValue(),
        (Long)
            connection.getAttribute(
                new ObjectName(ManagementFactory.OPERATING_SYSTEM_MXBEAN_NAME),
                "OpenFileDescriptorCount"),
        residentBytes(child));
  }

  private static long used(MBeanServerConnection connection, ObjectName bean, String attribute)
      throws Exception {
    return (Long) ((CompositeData) connection.getAttribute(bean, attribute)).get("used");
  }

  private static long residentBytes(Child child) throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/" + child.pid() + "/status"))) {
      if (line.startsWith("VmRSS:")) {
        return Long.parseLong(line.replaceAll("\\D", "")) << 10;
      }
    }
    throw new IOException("no VmRSS");
  }

  @Override
  public String toString() {
    return (heapBytes >> 10)
        + ", "
        + (metaspaceBytes >> 10)
        + ", "
        + threads
        + ", "
        + descriptors
        + ", "
        + (residentBytes >> 10);
  }
}
