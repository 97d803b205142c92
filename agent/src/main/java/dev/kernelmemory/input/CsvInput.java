package dev.kernelmemory.input;

import dev.kernelmemory.analysis.Machine;
import dev.kernelmemory.analysis.Observation;
import dev.kernelmemory.sample.Scope;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads a table of comma-separated values: a header, then a line for each moment; numbers are
 * bytes, an empty cell means that there is no number. Lines may come in any order.
 */
public final class CsvInput {
  /** Longer lines are no table of numbers. */
  private static final int LONGEST_LINE = 64 << 10;

  private static final BigDecimal LARGEST = BigDecimal.valueOf(Long.MAX_VALUE);

  private final Scope scope;
  private final Consumer<String> warnings;
  private final List<Observation> observations = new ArrayList<>();
  private @Nullable CsvColumn[] columns = {};
  private int timeColumn = -1;

  private CsvInput(Scope scope, Consumer<String> warnings) {
    this.scope = scope;
    this.warnings = warnings;
  }

  /**
   * Reads a table.
   *
   * @param scope whose memory the numbers are about; the table does not say
   * @param warnings told of columns that are not known and therefore left out
   * @throws BadInput if it is no such table; the message names line and column
   * @throws IOException if the file can't be read
   */
  public static Observed read(File file, Scope scope, Consumer<String> warnings)
      throws IOException {
    CsvInput input = new CsvInput(scope, warnings);
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(Files.newInputStream(file.toPath()), StandardCharsets.UTF_8))) {
      input.readLines(lines);
    }
    return Observed.of(Machine.UNKNOWN, input.observations);
  }

  private void readLines(BufferedReader lines) throws IOException {
    long number = 0;
    for (String line = nextLine(lines, 1); line != null; line = nextLine(lines, number + 1)) {
      number++;
      String text = number == 1 && line.startsWith("\uFEFF") ? line.substring(1) : line;
      if (timeColumn < 0) {
        readHeader(CsvCells.of(text, number), number);
      } else if (!text.trim().isEmpty()) {
        readRow(CsvCells.of(text, number), number);
      }
    }
    if (timeColumn < 0) {
      throw BadInput.at(1, 1, "the file is empty; expected a header with " + CsvColumn.names());
    }
  }

  /** A line that never ends must not fill the memory. */
  private static @Nullable String nextLine(BufferedReader lines, long number) throws IOException {
    StringBuilder line = new StringBuilder();
    int c = lines.read();
    if (c < 0) {
      return null;
    }
    while (c >= 0 && c != '\n') {
      if (line.length() == LONGEST_LINE) {
        throw BadInput.at(number, 1, "the line is longer than " + LONGEST_LINE + " characters");
      }
      line.append((char) c);
      c = lines.read();
    }
    int end = line.length();
    if (end > 0 && line.charAt(end - 1) == '\r') {
      line.setLength(end - 1);
    }
    return line.toString();
  }

  private void readHeader(List<String> names, long line) throws BadInput {
    columns = new CsvColumn[names.size()];
    int known = 0;
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      CsvColumn column = CsvColumn.of(name);
      boolean isTime = name.equalsIgnoreCase(CsvColumn.TIME);
      if (isTime ? timeColumn >= 0 : column != null && has(column)) {
        throw BadInput.at(line, i + 1, "there are two columns \"" + name + '"');
      }
      if (isTime) {
        timeColumn = i;
      } else if (column != null) {
        columns[i] = column;
        known++;
      } else {
        warnings.accept(
            "line "
                + line
                + ", column "
                + (i + 1)
                + ": \""
                + name
                + "\" is not known and left out");
      }
    }
    if (timeColumn < 0 || known == 0) {
      throw BadInput.at(
          line,
          1,
          (timeColumn < 0 ? "the header has no column \"time\"" : "the header has only the time")
              + "; expected are "
              + CsvColumn.names());
    }
  }

  private boolean has(CsvColumn column) {
    for (CsvColumn other : columns) {
      if (other == column) {
        return true;
      }
    }
    return false;
  }

  private void readRow(List<String> cells, long line) throws BadInput {
    if (cells.size() != columns.length) {
      throw BadInput.at(
          line,
          Math.min(cells.size(), columns.length) + 1,
          cells.size() + " cells where the header has " + columns.length);
    }
    String time = cells.get(timeColumn);
    long millis = CsvTime.millis(time);
    if (millis < 0) {
      throw BadInput.at(
          line,
          timeColumn + 1,
          "time: \"" + time + "\" is neither ISO-8601 nor seconds or milliseconds since 1970");
    }
    Observation.Builder observation = Observation.of(scope, millis);
    for (int i = 0; i < columns.length; i++) {
      CsvColumn column = columns[i];
      if (column != null && !cells.get(i).isEmpty()) {
        observation.set(column.quantity, number(column, cells.get(i), line, i + 1));
      }
    }
    observations.add(observation.build());
  }

  private static long number(CsvColumn column, String cell, long line, int at) throws BadInput {
    try {
      if (isWhole(cell)) {
        return Long.parseLong(cell);
      }
      if (cell.length() <= 32) {
        // As monitoring systems export them: 1.5e+09.
        BigDecimal number = new BigDecimal(cell);
        if (number.signum() >= 0 && number.compareTo(LARGEST) <= 0) {
          // JDK 8 would first write 1e-999999999 out, with all of its zeros.
          return number.compareTo(BigDecimal.ONE) < 0 ? 0 : number.longValue();
        }
      }
    } catch (NumberFormatException e) {
      throw notBytes(column, cell, line, at);
    }
    throw notBytes(column, cell, line, at);
  }

  private static boolean isWhole(String cell) {
    for (int i = 0; i < cell.length(); i++) {
      if (cell.charAt(i) < '0' || cell.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  private static BadInput notBytes(CsvColumn column, String cell, long line, int at) {
    String what = column == CsvColumn.TASKS ? "tasks" : "bytes";
    return BadInput.at(
        line, at, column.label + ": \"" + cell + "\" is not a number of " + what + " below 2^63");
  }
}
