package dev.kernelmemory.jmx;

import dev.kernelmemory.sample.Detail;
import dev.kernelmemory.sample.Sampler;
import java.util.Arrays;
import java.util.List;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.CompositeDataSupport;
import javax.management.openmbean.CompositeType;
import javax.management.openmbean.OpenDataException;
import javax.management.openmbean.OpenType;
import javax.management.openmbean.SimpleType;

/**
 * {@code dev.kernelmemory:type=Detail}, where the option {@code detail} asks for it. Thread-safe.
 */
final class DetailBean extends TableMBean {
  private static final String[] COLUMNS = {"name", "bytes", "count", "activeCount", "unitBytes"};
  private static final CompositeType PART = partType();

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
      Object[] values = {
        part.name(), part.bytes(), part.count(), part.activeCount(), part.unitBytes()
      };
      try {
        table[i] = new CompositeDataSupport(PART, COLUMNS, values);
      } catch (OpenDataException e) {
        throw new IllegalStateException("a row does not fit its own type", e);
      }
    }
    return table;
  }

  private static CompositeType partType() {
    try {
      return new CompositeType(
          "Part",
          "A slab cache, or a caller of vmalloc",
          COLUMNS,
          new String[] {
            "The cache, or the kernel's function",
            "Memory that it takes",
            "Objects in the cache, or areas of the caller",
            "Objects in use; -1 for a caller",
            "Size of an object in bytes; -1 for a caller"
          },
          new OpenType<?>[] {
            SimpleType.STRING, SimpleType.LONG, SimpleType.LONG, SimpleType.LONG, SimpleType.LONG
          });
    } catch (OpenDataException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private static List<Row> rows() {
    return Arrays.asList(
        Row.list("SlabCaches", Key.CACHES, PART, "The largest slab caches, largest first."),
        Row.list(
            "VmallocCallers",
            Key.CALLERS,
            PART,
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
