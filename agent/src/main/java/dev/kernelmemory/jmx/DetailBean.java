package dev.kernelmemory.jmx;

import dev.kernelmemory.sample.Detail;
import dev.kernelmemory.sample.Sampler;
import java.util.Arrays;
import java.util.List;
import javax.management.openmbean.CompositeData;

/**
 * {@code dev.kernelmemory:type=Detail}, where the option {@code detail} asks for it. Thread-safe.
 */
final class DetailBean extends TableMBean {
  private static final RowType PART =
      RowType.of(
          "Part",
          "A slab cache, or a caller of vmalloc",
          new String[] {"name", "text", "The cache, or the kernel's function"},
          new String[] {"bytes", "long", "Memory that it takes"},
          new String[] {"count", "long", "Objects in the cache, or areas of the caller"},
          new String[] {"activeCount", "long", "Objects in use; -1 for a caller"},
          new String[] {"unitBytes", "long", "Size of an object in bytes; -1 for a caller"});

  private enum Key {
    CACHES,
    CALLERS,
    ENTRIES,
    UNUSED,
    NEGATIVE,
    TIME
  }

  private final Sampler sampler;

  DetailBean(Sampler sampler) {
    super(
        "What the largest parts of the host's slab and vmalloc memory are made up of; read every"
            + " 10 s.",
        rows());
    this.sampler = sampler;
  }

  @Override
  Object value(Object key) {
    Detail detail = sampler.latest().detail();
    switch ((Key) key) {
      case CACHES:
        return table(detail.slabCaches());
      case CALLERS:
        return table(detail.vmallocCallers());
      case ENTRIES:
        return ScopeMBean.orMinusOne(detail.directoryEntries());
      case UNUSED:
        return ScopeMBean.orMinusOne(detail.unusedDirectoryEntries());
      case NEGATIVE:
        return ScopeMBean.orMinusOne(detail.negativeDirectoryEntries());
      default:
        return detail.takenAt().wallMillis();
    }
  }

  private static CompositeData[] table(List<Detail.Part> parts) {
    CompositeData[] table = new CompositeData[parts.size()];
    for (int i = 0; i < table.length; i++) {
      Detail.Part part = parts.get(i);
      table[i] =
          PART.row(part.name(), part.bytes(), part.count(), part.activeCount(), part.unitBytes());
    }
    return table;
  }

  private static List<Row> rows() {
    return Arrays.asList(
        Row.list("SlabCaches", Key.CACHES, PART.type(), "The largest slab caches, largest first."),
        Row.list(
            "VmallocCallers",
            Key.CALLERS,
            PART.type(),
            "The functions of the kernel that hold most of vmalloc's pages, largest first."),
        Row.number("DirectoryEntries", Key.ENTRIES, "1", "Directory entries in the cache."),
        Row.number("UnusedDirectoryEntries", Key.UNUSED, "1", "Those that nobody uses."),
        Row.number(
            "NegativeDirectoryEntries",
            Key.NEGATIVE,
            "1",
            "Those for names that do not exist (since Linux 5.0)."),
        Row.number(
            "SampleTime",
            Key.TIME,
            "ms",
            "When they were read, in milliseconds since 1970-01-01 UTC."));
  }
}
