package dev.kernelmemory.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A markdown table with columns of equal width: the first to the left, the others to the right. */
final class Table {
  private final List<List<String>> rows = new ArrayList<>();

  Table(String... header) {
    rows.add(List.of(header));
  }

  /** Adds a row; doubles are shown with two decimals, all else as it is. */
  void add(Object... cells) {
    if (cells.length != rows.get(0).size()) {
      throw new IllegalArgumentException(cells.length + " cells in a row of " + rows.get(0).size());
    }
    rows.add(Arrays.stream(cells).map(Table::cell).collect(Collectors.toList()));
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < rows.size(); i++) {
      appendRow(text, rows.get(i));
      if (i == 0) {
        appendRule(text);
      }
    }
    return text.toString();
  }

  private void appendRow(StringBuilder text, List<String> row) {
    for (int column = 0; column < row.size(); column++) {
      String format = column == 0 ? "| %-" : " | %";
      text.append(String.format(Locale.ROOT, format + width(column) + "s", row.get(column)));
    }
    text.append(" |\n");
  }

  private void appendRule(StringBuilder text) {
    for (int column = 0; column < rows.get(0).size(); column++) {
      String dashes = "-".repeat(width(column) - 1);
      text.append(column == 0 ? "| -" + dashes : " | " + dashes + ':');
    }
    text.append(" |\n");
  }

  private int width(int column) {
    return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(1);
  }

  private static String cell(Object value) {
    return value instanceof Double number
        ? String.format(Locale.ROOT, "%.2f", number)
        : value.toString();
  }
}
