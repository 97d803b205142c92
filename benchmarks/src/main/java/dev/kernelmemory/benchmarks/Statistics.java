package dev.kernelmemory.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The arithmetic of the comparisons. */
final class Statistics {
  private Statistics() {}

  /** The middle value, or the mean of the two middle ones. */
  static double median(List<Double> values) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("no values");
    }
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /** The middle of the first {@code length} values, the upper one of two; sorts them in place. */
  static double upperMedian(double[] values, int length) {
    Arrays.sort(values, 0, length);
    return values[length / 2];
  }

  /** Round by round, how many times the baseline the value is. */
  static List<Double> ratios(List<Double> values, List<Double> baselines) {
    checkPaired(values, baselines);
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      ratios.add(values.get(i) / baselines.get(i));
    }
    return ratios;
  }

  /** Round by round, how much the value is above the baseline. */
  static List<Double> differences(List<Double> values, List<Double> baselines) {
    checkPaired(values, baselines);
    List<Double> differences = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      differences.add(values.get(i) - baselines.get(i));
    }
    return differences;
  }

  /** The list as it is passed through in a round: each round begins one element further on. */
  static <T> List<T> rotated(List<T> list, int round) {
    int start = round % list.size();
    List<T> rotated = new ArrayList<>(list.subList(start, list.size()));
    rotated.addAll(list.subList(0, start));
    return rotated;
  }

  private static void checkPaired(List<Double> values, List<Double> baselines) {
    if (values.size() != baselines.size()) {
      throw new IllegalArgumentException(
          values.size() + " values, but " + baselines.size() + " baselines");
    }
  }
}
