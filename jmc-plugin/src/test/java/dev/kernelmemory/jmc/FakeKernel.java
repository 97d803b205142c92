package dev.kernelmemory.jmc;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files as the kernel has them, for what no test may do to the real one. */
final class FakeKernel {
  private final Path procfs;
  private final Path cgroupfs;
  private final Path group;

  FakeKernel(Path directory) throws IOException {
    procfs = Files.createDirectories(directory.resolve("proc"));
    cgroupfs = Files.createDirectories(directory.resolve("cgroup"));
    Files.createDirectories(procfs.resolve("pressure"));
    group = Files.createDirectories(cgroupfs.resolve(ownPath()));
    Files.writeString(procfs.resolve("version"), "Linux version 6.12.0\n");
    Files.writeString(group.resolve("cgroup.controllers"), "memory pids\n");
    Files.writeString(group.resolve("cgroup.events"), "populated 1\nfrozen 0\n");
    Files.writeString(group.resolve("cgroup.type"), "domain\n");
    Files.writeString(group.resolve("memory.max"), (600L << 20) + "\n");
    Files.writeString(group.resolve("memory.high"), "max\n");
    calm();
  }

  /** The agent's options that make it read these files, with a comma in front. */
  String options() {
    return ",procfs=" + procfs + ",cgroupfs=" + cgroupfs;
  }

  /** A host and a container with little in use. */
  void calm() throws IOException {
    meminfo(8);
    pressure("0.00");
    container(200, 4, 0);
  }

  /** The host has far too much per-CPU memory, and tasks wait for memory. */
  void strainHost() throws IOException {
    meminfo(640);
    pressure("45.50");
  }

  /** The container's kernel stacks have begun to grow. */
  void beginToFillContainer() throws IOException {
    container(210, 5, 0);
  }

  /** The container comes near its limit, with kernel memory being a large part. */
  void fillContainer() throws IOException {
    container(590, 52, 3);
  }

  /** A kernel that reports none of the dimensions. */
  void forgetDimensions() throws IOException {
    write(procfs.resolve("meminfo"), "MemTotal: 16384000 kB\nMemAvailable: 8192000 kB\n", true);
  }

  private void meminfo(long perCpuMib) throws IOException {
    StringBuilder lines = new StringBuilder();
    line(lines, "MemTotal", 16_000);
    line(lines, "MemFree", 6_000);
    line(lines, "MemAvailable", 8_000);
    line(lines, "KReclaimable", 200);
    line(lines, "Slab", 300);
    line(lines, "SReclaimable", 200);
    line(lines, "SUnreclaim", 100);
    line(lines, "KernelStack", 10);
    line(lines, "PageTables", 20);
    line(lines, "VmallocTotal", 33_000_000);
    line(lines, "VmallocUsed", 40);
    line(lines, "Percpu", perCpuMib);
    write(procfs.resolve("meminfo"), lines.toString(), false);
  }

  private static void line(StringBuilder lines, String name, long mebibytes) {
    lines.append(String.format("%-16s%12d kB%n", name + ":", mebibytes << 10));
  }

  private void pressure(String percent) throws IOException {
    String averages = String.format("avg10=%5s avg60=0.00 avg300=0.00 total=0%n", percent);
    write(procfs.resolve("pressure/memory"), "some " + averages + "full " + averages, false);
  }

  private void container(long currentMib, long stackMib, long atTheLimit) throws IOException {
    StringBuilder stat = new StringBuilder();
    stat.append(String.format("anon %012d%n", (currentMib - 20 - stackMib) << 20));
    stat.append(String.format("file %012d%n", 8 << 20));
    stat.append(String.format("kernel %012d%n", (12 + stackMib) << 20));
    stat.append(String.format("kernel_stack %012d%n", stackMib << 20));
    stat.append(String.format("pagetables %012d%n", 2 << 20));
    stat.append(String.format("percpu %012d%nsock 0%n", 1 << 20));
    stat.append(String.format("inactive_file %012d%nactive_file 0%n", 4 << 20));
    stat.append(String.format("slab_reclaimable %012d%n", 4 << 20));
    stat.append(String.format("slab_unreclaimable %012d%nslab %012d%n", 5 << 20, 9 << 20));
    write(group.resolve("memory.stat"), stat.toString(), false);
    write(group.resolve("memory.current"), String.format("%012d%n", currentMib << 20), false);
    write(
        group.resolve("memory.events"),
        String.format("low 0%nhigh 0%nmax %d%noom 0%noom_kill 0%noom_group_kill 0%n", atTheLimit),
        false);
  }

  /** In place, and of the same length each time: the agent keeps files open and reads meanwhile. */
  private static void write(Path file, String text, boolean shorter) throws IOException {
    try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
      out.write(text.getBytes(StandardCharsets.US_ASCII));
      if (shorter) {
        out.setLength(text.length());
      }
    }
  }

  /** Where a child of this process looks for its group. */
  private static String ownPath() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/cgroup")).stream()
        .filter(line -> line.startsWith("0::/"))
        .map(line -> line.substring("0::/".length()))
        .findFirst()
        .orElse("");
  }
}
