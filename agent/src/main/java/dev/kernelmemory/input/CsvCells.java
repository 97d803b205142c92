package dev.kernelmemory.input;

import java.util.ArrayList;
import java.util.List;

/** The cells of a line of comma-separated values (RFC 4180), blanks around them left out. */
final class CsvCells {
  private CsvCells() {}

  static List<String> of(String line, long number) throws BadInput {
    List<String> cells = new ArrayList<>();
    int start = 0;
    while (start <= line.length()) {
      int first = start;
      while (first < line.length() && line.charAt(first) == ' ') {
        first++;
      }
      boolean quoted = first < line.length() && line.charAt(first) == '"';
      int from = quoted ? afterQuoted(line, first, number, cells.size() + 1) : start;
      int comma = line.indexOf(',', from);
      int end = comma < 0 ? line.length() : comma;
      String cell = line.substring(start, end).trim();
      cells.add(quoted ? unquoted(cell, number, cells.size() + 1) : cell);
      start = end + 1;
    }
    return cells;
  }

  private static int afterQuoted(String line, int quote, long number, int column) throws BadInput {
    int i = quote + 1;
    while (i < line.length()) {
      if (line.charAt(i) == '"') {
        if (i + 1 == line.length() || line.charAt(i + 1) != '"') {
          return i + 1;
        }
        i++;
      }
      i++;
    }
    throw BadInput.at(number, column, "a quotation mark is not closed");
  }

  private static String unquoted(String cell, long number, int column) throws BadInput {
    if (!cell.endsWith("\"")) {
      throw BadInput.at(number, column, "text follows a closing quotation mark");
    }
    return cell.substring(1, cell.length() - 1).replace("\"\"", "\"").trim();
  }
}
