package dev.kernelmemory.procfs;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringTokenizer;

/**
 * Parses {@code /proc/vmallocinfo}, which is for root only; see proc_vmallocinfo(5).
 *
 * <pre>
 * 0x0000000074c6ea86-0x000000006f19e397   20480 kernel_clone+0xa8/0x478 pages=4 vmalloc N0=4
 * 0x000000004141d406-0x0000000095cc1e66    8192 __ioremap_prot+0x70/0xc0 phys=0x8000000 ioremap
 * 0x00000000a0287cf6-0x0000000049f33255   12288 unpurged vm_area
 * </pre>
 *
 * <p>The number in front is a range of addresses, with a guard page; memory is what {@code pages=}
 * says. A line without it, of device registers for example or of pages that somebody else has
 * allocated, is an area of 0 bytes. To be read on demand, not for every sample: it takes the kernel
 * milliseconds, and objects are made for each line.
 */
public final class VmallocinfoParser {
  private static final String UNKNOWN = "unknown";
  private static final String UNPURGED = "unpurged";
  private static final String PAGES = "pages=";

  /** What may follow where the kernel does not know the caller. */
  private static final Set<String> FLAGS =
      new HashSet<>(
          Arrays.asList("ioremap", "vmalloc", "vmap", "user", "dma-coherent", "sparse", "vpages"));

  private static final Comparator<VmallocCaller> LARGEST_FIRST =
      new Comparator<VmallocCaller>() {
        @Override
        public int compare(VmallocCaller a, VmallocCaller b) {
          int bySize = Long.compare(b.bytes(), a.bytes());
          return bySize != 0 ? bySize : a.name().compareTo(b.name());
        }
      };

  private VmallocinfoParser() {}

  /**
   * Parses one text.
   *
   * @param text the file's bytes
   * @param length how many of them count
   * @param pageSizeBytes the kernel's page size
   * @param most how many callers are wanted
   * @return the callers with most memory
   */
  public static Ranking<VmallocCaller> parse(
      byte[] text, int length, long pageSizeBytes, int most) {
    String[] lines = new String(text, 0, length, StandardCharsets.ISO_8859_1).split("\n", -1);
    MalformedLines malformed = new MalformedLines();
    Map<String, VmallocCaller> callers = new HashMap<>();
    long totalBytes = 0;
    for (int i = 0; i < lines.length; i++) {
      // Some kernels begin the file with an empty line.
      if (lines[i].isEmpty()) {
        continue;
      }
      long bytes = Decimal.product(pages(lines[i]), pageSizeBytes);
      // A line that the text ends with may have been cut, and the number of its pages with it.
      if (bytes < 0 || i == lines.length - 1) {
        malformed.add(i + 1, "an address range, its size, a caller and pages=N", lines[i]);
        continue;
      }
      String name = KernelName.of(caller(lines[i]));
      VmallocCaller caller = new VmallocCaller(name, bytes, 1);
      VmallocCaller before = callers.get(name);
      callers.put(name, before == null ? caller : before.plus(caller));
      totalBytes = Decimal.sum(totalBytes, bytes);
    }
    List<VmallocCaller> largest = new ArrayList<>(callers.values());
    Collections.sort(largest, LARGEST_FIRST);
    List<VmallocCaller> wanted = largest.subList(0, Math.min(most, largest.size()));
    return new Ranking<>(new ArrayList<>(wanted), totalBytes, malformed);
  }

  /** How many pages the line says, 0 if it says nothing of pages, or -2 if it is malformed. */
  private static long pages(String line) {
    StringTokenizer tokens = new StringTokenizer(line, " ");
    if (tokens.countTokens() < 2
        || tokens.nextToken().indexOf('-') <= 0
        || Decimal.value(tokens.nextToken()) < 0) {
      return Decimal.UNREADABLE;
    }
    while (tokens.hasMoreTokens()) {
      String token = tokens.nextToken();
      if (token.startsWith(PAGES)) {
        return Decimal.value(token.substring(PAGES.length()));
      }
    }
    return 0;
  }

  private static String caller(String line) {
    StringTokenizer tokens = new StringTokenizer(line, " ");
    tokens.nextToken();
    tokens.nextToken();
    String token = tokens.hasMoreTokens() ? tokens.nextToken() : UNKNOWN;
    if (token.equals(UNPURGED)) {
      return "unpurged vm_area";
    }
    int plus = token.indexOf("+0x");
    if (plus > 0) {
      return token.substring(0, plus);
    }
    // Without its table of symbols the kernel prints an address, which names nobody.
    boolean named = token.indexOf('=') < 0 && !token.startsWith("0x") && !FLAGS.contains(token);
    return named ? token : UNKNOWN;
  }
}
