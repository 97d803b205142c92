package dev.kernelmemory.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Metrics in Prometheus's text format. */
final class Exposition {
  private final Map<String, Double> series = new HashMap<>();

  private Exposition(String text) {
    for (String line : text.split("\n")) {
      int end = line.lastIndexOf(' ');
      if (end > 0 && line.charAt(0) != '#') {
        series.put(line.substring(0, end), Double.valueOf(line.substring(end + 1)));
      }
    }
  }

  static Exposition of(String text) {
    return new Exposition(text);
  }

  /** Names without labels. */
  Set<String> names() {
    Set<String> names = new TreeSet<>();
    series.keySet().forEach(one -> names.add(one.replaceFirst("\\{.*", "")));
    return names;
  }

  /** The value of the one series with this name and, among its labels, this one. */
  double value(String name, String label) {
    Map<String, Double> found = new HashMap<>(series);
    found
        .keySet()
        .removeIf(one -> !one.replaceFirst("\\{.*", "").equals(name) || !one.contains(label));
    assertThat(found).as("%s with %s", name, label).hasSize(1);
    return found.values().iterator().next();
  }

  double value(String name) {
    return value(name, "");
  }
}
