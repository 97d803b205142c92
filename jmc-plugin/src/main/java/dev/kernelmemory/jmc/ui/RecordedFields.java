package dev.kernelmemory.jmc.ui;

import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import org.openjdk.jmc.common.item.IAccessorKey;
import org.openjdk.jmc.common.item.IItem;
import org.openjdk.jmc.common.item.IItemCollection;
import org.openjdk.jmc.common.item.IItemIterable;
import org.openjdk.jmc.common.item.IMemberAccessor;
import org.openjdk.jmc.common.unit.IQuantity;

/**
 * The fields that events have values of, by the names that pages know them by: {@code slab:memory}.
 * A number that is missing is the smallest there is.
 */
final class RecordedFields {
  private final Set<String> known = new HashSet<>();
  private final Set<String> missing = new HashSet<>();

  private RecordedFields() {}

  static RecordedFields of(IItemCollection events) {
    RecordedFields fields = new RecordedFields();
    for (IItemIterable ofType : events) {
      for (IAccessorKey<?> key : ofType.getType().getAccessorKeys().keySet()) {
        fields.look(key, ofType);
      }
    }
    return fields;
  }

  /** Whether any event has a value; what Mission Control computes, as (endTime), always has. */
  boolean isKnown(String column) {
    return column.startsWith("(") || known.contains(column);
  }

  /** Whether each event has one, so that a line can be drawn. */
  boolean isComplete(String column) {
    return known.contains(column) && !missing.contains(column);
  }

  private void look(IAccessorKey<?> key, IItemIterable events) {
    String column = key.getIdentifier() + ':' + key.getContentType().getIdentifier();
    IMemberAccessor<?, IItem> accessor = events.getType().getAccessor(key);
    for (Iterator<IItem> all = events.iterator(); accessor != null && all.hasNext(); ) {
      (isMissing(accessor.getMember(all.next())) ? missing : known).add(column);
      if (known.contains(column) && missing.contains(column)) {
        return;
      }
    }
  }

  private static boolean isMissing(Object value) {
    Number number =
        value instanceof IQuantity quantity
            ? quantity.numberValue()
            : value instanceof Number plain ? plain : null;
    return value == null
        || (number instanceof Long whole && whole == Long.MIN_VALUE)
        || (number != null && Double.isNaN(number.doubleValue()));
  }
}
