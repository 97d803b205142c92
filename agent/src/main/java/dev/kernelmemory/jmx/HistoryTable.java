package dev.kernelmemory.jmx;

import dev.kernelmemory.sample.Dimension;
import dev.kernelmemory.sample.HistoryRow;
import java.util.ArrayList;
import java.util.Arrays;
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
  private static final String[] COLUMNS = columns();
  private static final CompositeType ROW_TYPE;

  /** The type of the table. */
  static final TabularType TYPE;

  static {
    try {
      ROW_TYPE = rowType();
      TYPE = new TabularType("History", "Kernel memory over time", ROW_TYPE, new String[] {"Row"});
    } catch (OpenDataException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private HistoryTable() {}

  static TabularData of(List<HistoryRow> rows) throws OpenDataException {
    TabularDataSupport table = new TabularDataSupport(TYPE);
    for (int i = 0; i < rows.size(); i++) {
      table.put(new CompositeDataSupport(ROW_TYPE, COLUMNS, values(i, rows.get(i))));
    }
    return table;
  }

  private static String[] columns() {
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

  private static CompositeType rowType() throws OpenDataException {
    String[] descriptions = COLUMNS.clone();
    OpenType<?>[] types = new OpenType<?>[COLUMNS.length];
    Arrays.fill(types, SimpleType.LONG);
    types[0] = SimpleType.INTEGER;
    descriptions[0] = "Number of the row, 0 being the oldest";
    descriptions[1] = "Time of the (last) sample, in milliseconds since 1970-01-01 UTC";
    descriptions[2] = "Samples that the row stands for";
    return new CompositeType("HistoryRow", "One sample or minute", COLUMNS, descriptions, types);
  }

  private static Object[] values(int number, HistoryRow row) {
    List<Object> values = new ArrayList<>();
    values.add(number);
    values.add(row.takenAtMillis());
    values.add(row.samples());
    for (Dimension dimension : Dimension.values()) {
      values.add(ScopeMBean.orMinusOne(row.last(dimension)));
      values.add(ScopeMBean.orMinusOne(row.min(dimension)));
      values.add(ScopeMBean.orMinusOne(row.max(dimension)));
    }
    return values.toArray();
  }
}
