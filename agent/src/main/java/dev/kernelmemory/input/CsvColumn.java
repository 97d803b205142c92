package dev.kernelmemory.input;

import dev.kernelmemory.analysis.Quantity;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The columns that a table may have beside the time; their names' case does not matter. */
enum CsvColumn {
  SLAB("slab", Quantity.SLAB),
  S_RECLAIMABLE("sreclaimable", Quantity.SLAB_RECLAIMABLE),
  S_UNRECLAIM("sunreclaim", Quantity.SLAB_UNRECLAIMABLE),
  VMALLOC_USED("vmallocUsed", Quantity.VMALLOC_USED),
  KERNEL_STACK("kernelStack", Quantity.KERNEL_STACK),
  PAGE_TABLES("pageTables", Quantity.PAGE_TABLES),
  PER_CPU("perCpu", Quantity.PER_CPU),
  MEM_TOTAL("memTotal", Quantity.MEM_TOTAL),
  MEM_AVAILABLE("memAvailable", Quantity.MEM_AVAILABLE),
  TASKS("tasks", Quantity.TASKS);

  static final String TIME = "time";

  final String label;
  final Quantity quantity;

  CsvColumn(String label, Quantity quantity) {
    this.label = label;
    this.quantity = quantity;
  }

  static @Nullable CsvColumn of(String name) {
    for (CsvColumn column : values()) {
      if (column.label.toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT))) {
        return column;
      }
    }
    return null;
  }

  static String names() {
    StringBuilder names = new StringBuilder(TIME);
    for (CsvColumn column : values()) {
      names.append(", ").append(column.label);
    }
    return names.toString();
  }
}
