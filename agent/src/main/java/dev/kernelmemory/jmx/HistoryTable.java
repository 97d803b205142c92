package dev.kernelmemory.jmx;

import dev.kernelmemory.sample.Dimension;
import dev.kernelmemory.sample.HistoryRow;
import java.util.ArrayList;
import java.util.List;
import javax.management.openmbean.CompositeDataSupport;
import javax.management.openmbean.CompositeType;
import javax.management.openmbean.OpenDataException;
import javax.management.openmbean.OpenType;
import javax.management.openmbean.SimpleType;
import javax.management.openmbean.TabularData;
import javax.management.openmbean.TabularDataSupport;
import javax.management.openmbean.TabularType;

/**
 * The history as open data: columns {@code Row} (from 0, the key), {@code Time}, {@code Samples},
 * and for each dimension {@code Slab}, {@code SlabMin}, {@code SlabMax}.
 */
final class HistoryTable {
  private HistoryTable() {}

  static TabularData of(List<HistoryRow> rows) {
    try {
      String[] names = columnNames();
      CompositeType rowType = rowType(names);
      TabularDataSupport table =
          new TabularDataSupport(
              new TabularType("History", "Kernel memory over time", rowType, new String[] {"Row"}));
      for (int i = 0; i < rows.size(); i++) {
        table.put(new CompositeDataSupport(rowType, names, values(i, rows.get(i))));
      }
      return table;
    } catch (OpenDataException e) {
      throw new IllegalStateException("the history's own column types do not fit", e);
    }
  }

  private static String[] columnNames() {
    List<String> names = new ArrayList<>();
    names.add("Row");
    names.add("Time");
    names.add("Samples");
    for (Dimension dimension : Dimension.values()) {
      names.add(dimension.label());
      names.add(dimension.label() + "Min");
      names.add(dimension.label() + "Max");
    }
    return names.toArray(new String[0]);
  }

  private static CompositeType rowType(String[] names) throws OpenDataException {
    String[] descriptions = names.clone();
    OpenType<?>[] types = new OpenType<?>[names.length];
    types[0] = SimpleType.INTEGER;
    for (int i = 1; i < types.length; i++) {
      types[i] = SimpleType.LONG;
    }
    descriptions[0] = "Number of the row, 0 being the oldest";
    descriptions[1] = "Time of the (last) sample, in milliseconds since 1970-01-01 UTC";
    descriptions[2] = "Samples that the row stands for";
    return new CompositeType("HistoryRow", "One sample or minute", names, descriptions, types);
  }

  private static Object[] values(int number, HistoryRow row) {
    List<Object> values = new ArrayList<>();
    values.add(number);
    values.add(row.takenAtMillis());
    values.add(row.samples());
    for (Dimension dimension : Dimension.values()) {
      values.add(HostKernelMemory.orMinusOne(row.last(dimension)));
      values.add(HostKernelMemory.orMinusOne(row.min(dimension)));
      values.add(HostKernelMemory.orMinusOne(row.max(dimension)));
    }
    return values.toArray();
  }
}
