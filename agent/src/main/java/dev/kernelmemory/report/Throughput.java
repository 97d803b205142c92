package dev.kernelmemory.report;

import java.util.Map;
import java.util.TreeMap;

/** Bytes read and written in each second in which there were any. */
final class Throughput {
  private final Map<Long, long[]> seconds = new TreeMap<>();

  void add(long timeMillis, long readBytes, long writtenBytes) {
    long[] sums = seconds.computeIfAbsent(timeMillis / 1000, second -> new long[2]);
    sums[0] += Math.max(0, readBytes);
    sums[1] += Math.max(0, writtenBytes);
  }

  Track perSecond() {
    Track track = new Track(2);
    seconds.forEach((second, sums) -> track.add(1000 * second, sums));
    return track;
  }
}
