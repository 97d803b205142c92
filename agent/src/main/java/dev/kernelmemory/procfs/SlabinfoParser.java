package dev.kernelmemory.procfs;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringTokenizer;
import org.jspecify.annotations.Nullable;

/**
 * Parses {@code /proc/slabinfo} of version 2.1, which is for root only; see slabinfo(5).
 *
 * <pre>
 * slabinfo - version: 2.1
 * # name            &lt;active_objs&gt; &lt;num_objs&gt; &lt;objsize&gt; &lt;objperslab&gt; &lt;pagesperslab&gt; …
 * dentry     78364  78456  192  21  1 : tunables 0 0 0 : slabdata  3736  3736  0
 * </pre>
 *
 * <p>A cache's memory is its slabs times the pages of one. Large kmalloc blocks are in no cache, so
 * the total is less than {@code Slab} in {@code /proc/meminfo}. To be read on demand, not for every
 * sample: objects are made for each line.
 */
public final class SlabinfoParser {
  private static final String HEADER = "slabinfo - version: 2.";
  private static final String SLABDATA = " : slabdata ";
  private static final int NUMBERS = 5;

  private static final Comparator<SlabCache> LARGEST_FIRST =
      new Comparator<SlabCache>() {
        @Override
        public int compare(SlabCache a, SlabCache b) {
          int bySize = Long.compare(b.bytes(), a.bytes());
          return bySize != 0 ? bySize : a.name().compareTo(b.name());
        }
      };

  private SlabinfoParser() {}

  /**
   * Parses one text.
   *
   * @param text the file's bytes
   * @param length how many of them count
   * @param pageSizeBytes the kernel's page size
   * @param most how many caches are wanted
   * @return the largest caches, those of the same name added together
   */
  public static Ranking<SlabCache> parse(byte[] text, int length, long pageSizeBytes, int most) {
    String[] lines = new String(text, 0, length, StandardCharsets.ISO_8859_1).split("\n", -1);
    MalformedLines malformed = new MalformedLines();
    Map<String, SlabCache> caches = new HashMap<>();
    long totalBytes = 0;
    if (!lines[0].startsWith(HEADER)) {
      // The columns of another version may be others: no number at all rather than a wrong one.
      malformed.add(1, '"' + HEADER + "…\"", lines[0]);
      return new Ranking<>(new ArrayList<>(), 0, malformed);
    }
    for (int i = 1; i < lines.length; i++) {
      if (lines[i].isEmpty() || lines[i].charAt(0) == '#') {
        continue;
      }
      SlabCache cache = cache(lines[i], pageSizeBytes);
      if (cache == null) {
        malformed.add(i + 1, "a name, 5 numbers, tunables and slabdata", lines[i]);
        continue;
      }
      SlabCache before = caches.get(cache.name());
      caches.put(cache.name(), before == null ? cache : before.plus(cache));
      totalBytes = Decimal.sum(totalBytes, cache.bytes());
    }
    List<SlabCache> largest = new ArrayList<>(caches.values());
    Collections.sort(largest, LARGEST_FIRST);
    List<SlabCache> wanted = largest.subList(0, Math.min(most, largest.size()));
    return new Ranking<>(new ArrayList<>(wanted), totalBytes, malformed);
  }

  private static @Nullable SlabCache cache(String line, long pageSizeBytes) {
    int colon = line.indexOf(" : ");
    int slabdata = line.indexOf(SLABDATA);
    if (colon <= 0 || slabdata < 0) {
      return null;
    }
    // A name may hold blanks: the numbers are counted from the colon backwards.
    long[] numbers = new long[NUMBERS];
    int end = colon;
    for (int i = NUMBERS - 1; i >= 0; i--) {
      end = withoutBlanks(line, end);
      int start = line.lastIndexOf(' ', end - 1) + 1;
      numbers[i] = start == 0 ? Decimal.UNREADABLE : Decimal.value(line.substring(start, end));
      if (numbers[i] < 0) {
        return null;
      }
      end = start;
    }
    String name = line.substring(0, withoutBlanks(line, end));
    long slabs = slabs(line.substring(slabdata + SLABDATA.length()));
    long bytes = Decimal.product(Decimal.product(slabs, numbers[4]), pageSizeBytes);
    return name.isEmpty() || bytes < 0
        ? null
        : new SlabCache(KernelName.of(name), bytes, numbers[0], numbers[1], numbers[2]);
  }

  /** The second of three numbers. */
  private static long slabs(String slabdata) {
    StringTokenizer tokens = new StringTokenizer(slabdata, " ");
    if (tokens.countTokens() != 3) {
      return Decimal.UNREADABLE;
    }
    long active = Decimal.value(tokens.nextToken());
    long slabs = Decimal.value(tokens.nextToken());
    return active < 0 || Decimal.value(tokens.nextToken()) < 0 ? Decimal.UNREADABLE : slabs;
  }

  private static int withoutBlanks(String line, int end) {
    int at = end;
    while (at > 0 && line.charAt(at - 1) == ' ') {
      at--;
    }
    return at;
  }
}
