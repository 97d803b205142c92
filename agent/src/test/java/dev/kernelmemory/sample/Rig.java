package dev.kernelmemory.sample;

import dev.kernelmemory.environment.CgroupResolver;
import dev.kernelmemory.procfs.MeminfoField;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** The real reader of one file on a made-up machine, and one number out of that file. */
final class Rig {
  private final FakeClock clock;
  private final List<String> problems;
  private final LongSupplier reading;
  private final Supplier<List<Source>> sources;

  private Rig(
      FakeClock clock,
      List<String> problems,
      LongSupplier reading,
      Supplier<List<Source>> sources) {
    this.clock = clock;
    this.problems = problems;
    this.reading = reading;
    this.sources = sources;
  }

  static Rig of(SourceFile file, Path root) {
    KernelDirectory machine = new KernelDirectory(root);
    FakeClock clock = new FakeClock();
    List<String> problems = new ArrayList<>();
    SourceSettings settings = Sources.settings(problems);
    Places places =
        Places.of(at(root, "proc"), at(root, "sys"), at(root, "cgroup")).withDetail(true, true);
    for (SourceFile other : SourceFile.values()) {
      machine.write(other.path(), other.good());
    }
    machine
        .write("proc/self/stat", "4711 (java) S 1\n")
        .write("proc/self/mountinfo", "")
        .write("proc/self/fd/0", "")
        .write("proc/sys/kernel/osrelease", "6.1.0-30-amd64\n")
        .write("sys/devices/system/node/node1/meminfo", "Node 1 Slab: 5 kB\n")
        .write("cgroup/a/cgroup.controllers", "memory pids\n")
        .write("cgroup/a/cgroup.events", "populated 1\n")
        .write("cgroup/a/cgroup.type", "domain\n")
        .write("cgroup/a/cgroup.procs", "17\n4711\n");
    return switch (file.reader()) {
      case HOST -> host(file, places, settings, clock, problems);
      case CONTAINER -> container(file, root, places, settings, clock, problems);
      case PROCESS -> process(file, root, places, settings, clock, problems);
      case PRESSURE -> pressure(at(root, file.path()), settings, clock, problems);
      case VMSTAT -> vmstat(places, settings, clock, problems);
      case NODES -> nodes(places, settings, clock, problems);
      case DETAIL -> detail(file, places, settings, clock, problems);
    };
  }

  /** Lets time pass, reads what is due and returns the number. */
  long valueAfter(int seconds) {
    clock.pass(seconds, TimeUnit.SECONDS);
    return reading.getAsLong();
  }

  /** The state of the file's source. */
  SourceStatus status(String path) {
    for (Source source : sources.get()) {
      if (source.path().endsWith(path)) {
        return source.status();
      }
    }
    return sources.get().get(0).status();
  }

  /** What was told on standard error. */
  List<String> problems() {
    return problems;
  }

  private static Rig host(
      SourceFile file,
      Places places,
      SourceSettings settings,
      FakeClock clock,
      List<String> problems) {
    HostReader reader = new HostReader(places.procfs(), settings);
    HostMemory[] last = {HostMemory.without("not read yet", Moment.now(clock))};
    return new Rig(
        clock,
        problems,
        () -> {
          last[0] = reader.read(clock, Moment.now(clock), last[0]);
          return file == SourceFile.LOADAVG ? last[0].use().tasks() : last[0].get(Dimension.SLAB);
        },
        reader::sources);
  }

  private static Rig container(
      SourceFile file,
      Path root,
      Places places,
      SourceSettings settings,
      FakeClock clock,
      List<String> problems) {
    ContainerReader reader =
        new ContainerReader(
            new CgroupResolver(at(root, "proc/self"), places.cgroupfs()), places, settings);
    ContainerMemory[] last = {ContainerMemory.without("not read yet", Moment.now(clock))};
    return new Rig(
        clock,
        problems,
        () -> {
          last[0] = reader.read(clock, Moment.now(clock), last[0]);
          return last[0].get(file.field());
        },
        reader::sources);
  }

  private static Rig process(
      SourceFile file,
      Path root,
      Places places,
      SourceSettings settings,
      FakeClock clock,
      List<String> problems) {
    ProcessReader reader = new ProcessReader(at(root, "proc/self"), places, settings);
    HostMemory host =
        new HostMemory(
            new long[MeminfoField.values().length], HostUse.UNKNOWN, List.of(), Moment.now(clock));
    ProcessMemory[] last = {ProcessMemory.without("not read yet", Moment.now(clock))};
    return new Rig(
        clock,
        problems,
        () -> {
          last[0] = reader.read(clock, Moment.now(clock), host, last[0]);
          return file == SourceFile.MAPS
              ? last[0].get(ProcessField.MAPPINGS)
              : last[0].get(ProcessField.THREADS);
        },
        reader::sources);
  }

  private static Rig pressure(
      File path, SourceSettings settings, FakeClock clock, List<String> problems) {
    PressureReader reader = new PressureReader(path, settings);
    return new Rig(
        clock,
        problems,
        () -> {
          reader.read(clock, Moment.now(clock));
          return reader.stalls()[MemoryPressure.Stall.SOME_TOTAL.ordinal()];
        },
        () -> List.of(reader.source()));
  }

  private static Rig vmstat(
      Places places, SourceSettings settings, FakeClock clock, List<String> problems) {
    VmstatReader reader = new VmstatReader(places.procfs(), settings);
    return new Rig(
        clock,
        problems,
        () -> {
          reader.read(clock, Moment.now(clock));
          return reader.counters()[MemoryPressure.Counter.OOM_KILLS.ordinal()];
        },
        () -> List.of(reader.source()));
  }

  private static Rig nodes(
      Places places, SourceSettings settings, FakeClock clock, List<String> problems) {
    NodesReader reader = new NodesReader(places.sysfs(), settings);
    List<List<NodeMemory>> last = new ArrayList<>(List.of(List.of()));
    return new Rig(
        clock,
        problems,
        () -> {
          last.set(0, reader.read(clock, Moment.now(clock), last.get(0)));
          return last.get(0).get(0).get(Dimension.SLAB);
        },
        reader::sources);
  }

  private static Rig detail(
      SourceFile file,
      Places places,
      SourceSettings settings,
      FakeClock clock,
      List<String> problems) {
    DetailReader reader = new DetailReader(places, settings);
    Detail[] last = {Detail.NONE};
    return new Rig(
        clock,
        problems,
        () -> {
          last[0] = reader.read(clock, Moment.now(clock), last[0]);
          if (file == SourceFile.DENTRY_STATE) {
            return last[0].negativeDirectoryEntries();
          }
          List<Detail.Part> parts =
              file == SourceFile.SLABINFO ? last[0].slabCaches() : last[0].vmallocCallers();
          return parts.isEmpty() ? KernelMemory.UNREADABLE : parts.get(0).bytes();
        },
        reader::sources);
  }

  private static File at(Path root, String path) {
    return root.resolve(path).toFile();
  }
}
