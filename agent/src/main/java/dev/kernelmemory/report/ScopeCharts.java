package dev.kernelmemory.report;

import dev.kernelmemory.analysis.Machine;
import dev.kernelmemory.analysis.Observation;
import dev.kernelmemory.analysis.Quantity;
import dev.kernelmemory.input.Observed;
import dev.kernelmemory.sample.Dimension;
import dev.kernelmemory.sample.Scope;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The charts of the five dimensions, one for each scope.
 *
 * <p>Areas on top of each other say that they add up. Kernel stacks that are in vmalloc are
 * therefore taken out of the host's VmallocUsed; in a control group they are not in it.
 */
final class ScopeCharts {
  private static final String WITHOUT_STACKS = "VmallocUsed without stacks";
  private static final String WITH_STACKS = "VmallocUsed with stacks";
  private static final int COLOUR_OF_OTHERS = 6;

  private ScopeCharts() {}

  static List<Chart> of(Observed observed) {
    List<Chart> charts = new ArrayList<>();
    for (Scope scope : Scope.values()) {
      Chart chart = of(scope, observed.of(scope), observed.machine().stacks());
      if (chart != null) {
        charts.add(chart);
      }
    }
    return charts;
  }

  private static @Nullable Chart of(
      Scope scope, List<Observation> observations, Machine.Stacks stacks) {
    List<Quantity> quantities = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (Dimension dimension : Dimension.values()) {
      Quantity quantity = Quantity.of(dimension);
      if (isThere(quantity, observations)) {
        quantities.add(quantity);
      } else {
        missing.add(quantity.label());
      }
    }
    if (quantities.isEmpty() && isThere(Quantity.KERNEL, observations)) {
      quantities.add(Quantity.KERNEL);
    }
    if (quantities.isEmpty()) {
      return null;
    }
    boolean overlaps =
        scope == Scope.HOST
            && stacks != Machine.Stacks.IN_PAGES
            && quantities.contains(Quantity.VMALLOC_USED)
            && quantities.contains(Quantity.KERNEL_STACK);
    Track track = new Track(quantities.size() + (overlaps ? 1 : 0));
    for (Observation observation : observations) {
      track.add(observation.timeMillis(), numbers(observation, quantities, overlaps));
    }
    return new Chart(
        scope.label().toLowerCase(Locale.ROOT),
        title(scope),
        note(scope, overlaps ? stacks : Machine.Stacks.IN_PAGES, missing),
        Chart.Kind.STACK,
        Unit.BYTES,
        track.withGaps(),
        colours(quantities),
        names(quantities, overlaps));
  }

  private static long[] numbers(Observation seen, List<Quantity> quantities, boolean overlaps) {
    long[] numbers = new long[quantities.size() + (overlaps ? 1 : 0)];
    for (int i = 0; i < quantities.size(); i++) {
      numbers[i] = seen.get(quantities.get(i));
    }
    if (overlaps) {
      int vmalloc = quantities.indexOf(Quantity.VMALLOC_USED);
      long stacks = Math.max(0, seen.get(Quantity.KERNEL_STACK));
      numbers[numbers.length - 1] = numbers[vmalloc];
      numbers[vmalloc] =
          numbers[vmalloc] < 0 ? Track.ABSENT : Math.max(0, numbers[vmalloc] - stacks);
    }
    return numbers;
  }

  private static String[] names(List<Quantity> quantities, boolean overlaps) {
    String[] names = new String[quantities.size() + (overlaps ? 1 : 0)];
    Arrays.fill(names, WITH_STACKS);
    for (int i = 0; i < quantities.size(); i++) {
      Quantity quantity = quantities.get(i);
      names[i] = overlaps && quantity == Quantity.VMALLOC_USED ? WITHOUT_STACKS : quantity.label();
    }
    return names;
  }

  /** A dimension has the same colour in all charts. */
  private static int[] colours(List<Quantity> quantities) {
    int[] colours = new int[quantities.size()];
    for (int i = 0; i < colours.length; i++) {
      Dimension dimension = quantities.get(i).dimension();
      colours[i] = dimension == null ? COLOUR_OF_OTHERS : dimension.ordinal() + 1;
    }
    return colours;
  }

  private static boolean isThere(Quantity quantity, List<Observation> observations) {
    for (Observation observation : observations) {
      if (observation.has(quantity)) {
        return true;
      }
    }
    return false;
  }

  private static String title(Scope scope) {
    switch (scope) {
      case HOST:
        return "Host";
      case CONTAINER:
        return "This container";
      default:
        return "This JVM";
    }
  }

  private static String note(Scope scope, Machine.Stacks stacks, List<String> missing) {
    StringBuilder note = new StringBuilder();
    boolean hasParts = missing.size() < Dimension.values().length;
    if (scope == Scope.HOST) {
      switch (stacks) {
        case IN_VMALLOC:
          note.append("Kernel stacks are in VmallocUsed too: it is drawn without them.");
          break;
        case UNKNOWN:
          note.append("Kernel stacks may be in VmallocUsed too: it is drawn without them, and the")
              .append(" height is a lower bound.");
          break;
        default:
          note.append("The areas do not overlap.");
      }
    } else if (scope == Scope.CONTAINER) {
      note.append(
          hasParts ? "A control group's parts do not overlap." : "Only their sum is reported.");
    } else {
      note.append("KernelStack is an estimate: threads times the size of a stack.");
    }
    if (hasParts && !missing.isEmpty() && scope != Scope.PROCESS) {
      note.append(" Not reported: ").append(String.join(", ", missing)).append('.');
    }
    return note.toString();
  }
}
