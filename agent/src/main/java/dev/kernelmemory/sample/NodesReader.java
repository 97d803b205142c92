package dev.kernelmemory.sample;

import dev.kernelmemory.procfs.NodeField;
import java.io.Closeable;
import java.io.File;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Reads {@code /sys/devices/system/node/nodeN/meminfo} of each NUMA node, every 10 s, where there
 * is more than one. For the sampling thread; {@link #sources} for any.
 */
final class NodesReader implements Closeable {
  private static final long PERIOD_NANOS = TimeUnit.SECONDS.toNanos(10);
  private static final int MOST_NODES = 1024;
  private static final String PREFIX = "node";

  private final File directory;
  private final SourceSettings settings;
  private final Source looking;
  private volatile List<Node> nodes = Collections.emptyList();
  private boolean looked;

  NodesReader(File sysfs, SourceSettings settings) {
    this.directory = new File(sysfs, "devices/system/node");
    this.settings = settings;
    this.looking = new Source(directory.getPath(), 0, settings);
  }

  List<NodeMemory> read(Clock clock, Moment moment, List<NodeMemory> last) {
    if (!looked) {
      looked = true;
      looking.begin(clock);
      List<Node> found = look();
      looking.ok(clock);
      nodes = found;
    }
    boolean any = false;
    for (Node node : nodes) {
      any |= node.file.read(clock, moment);
    }
    if (!any) {
      return last;
    }
    List<NodeMemory> memory = new ArrayList<>(nodes.size());
    for (Node node : nodes) {
      memory.add(node.memory(moment));
    }
    return Collections.unmodifiableList(memory);
  }

  List<Source> sources() {
    List<Source> sources = new ArrayList<>();
    for (Node node : nodes) {
      sources.add(node.file.source());
    }
    return sources;
  }

  @Override
  public void close() {
    for (Node node : nodes) {
      node.file.close();
    }
  }

  private List<Node> look() {
    List<Integer> numbers = new ArrayList<>();
    String[] names = directory.list();
    if (names != null) {
      for (String name : names) {
        int number = name.startsWith(PREFIX) ? number(name.substring(PREFIX.length())) : -1;
        if (number >= 0 && numbers.size() < MOST_NODES) {
          numbers.add(number);
        }
      }
    }
    List<Node> found = new ArrayList<>();
    if (numbers.size() > 1) {
      Collections.sort(numbers);
      for (int number : numbers) {
        found.add(new Node(number, directory, settings));
      }
    }
    return found;
  }

  /** A number of up to four digits, or -1. */
  private static int number(String digits) {
    for (int i = 0; i < digits.length(); i++) {
      if (digits.charAt(i) < '0' || digits.charAt(i) > '9') {
        return -1;
      }
    }
    return digits.isEmpty() || digits.length() > 4 ? -1 : Integer.parseInt(digits);
  }

  private static final class Node {
    private static final List<String> NOT_PER_NODE =
        Collections.unmodifiableList(
            Arrays.asList(
                "VmallocUsed: not reported: the kernel keeps no account of it by node",
                "PerCPU: not reported: the kernel keeps no account of it by node"));

    private final int number;
    private final FieldFile file;

    Node(int number, File directory, SourceSettings settings) {
      this.number = number;
      this.file =
          new FieldFile(
              new File(directory, "node" + number + "/meminfo"),
              NodeField.newParser(number),
              NodeField.values().length,
              PERIOD_NANOS,
              settings);
    }

    NodeMemory memory(Moment moment) {
      long[] bytes = new long[NodeField.values().length];
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = file.get(i);
      }
      return new NodeMemory(number, bytes, NOT_PER_NODE, moment);
    }
  }
}
