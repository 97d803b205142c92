package dev.kernelmemory.jmc.rules;

import dev.kernelmemory.analysis.Observation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmc.common.IMCFrame;
import org.openjdk.jmc.common.IMCMethod;
import org.openjdk.jmc.common.IMCStackTrace;
import org.openjdk.jmc.common.IMCThread;
import org.openjdk.jmc.common.item.IAccessorKey;
import org.openjdk.jmc.common.item.IItem;
import org.openjdk.jmc.common.item.IItemCollection;
import org.openjdk.jmc.common.item.IItemIterable;
import org.openjdk.jmc.common.item.IMemberAccessor;
import org.openjdk.jmc.common.item.IType;
import org.openjdk.jmc.common.item.ItemFilters;
import org.openjdk.jmc.common.unit.IQuantity;
import org.openjdk.jmc.common.unit.UnitLookup;

/**
 * An event of a recording that JMC has loaded, read by the names of its fields. One instance stands
 * for each event of a type in turn.
 *
 * <p>A field that this recording's version of the event lacks is as absent as a value that is
 * missing.
 */
final class Event {
  private final Map<String, IMemberAccessor<?, IItem>> accessors = new HashMap<>();
  private IItem item;

  private Event(IType<IItem> type, IItem first) {
    for (IAccessorKey<?> key : type.getAccessorKeys().keySet()) {
      accessors.put(key.getIdentifier(), type.getAccessor(key));
    }
    item = first;
  }

  /** Hands out each event of a type, in any order. */
  static void read(IItemCollection recording, String type, Consumer<Event> receiver) {
    for (IItemIterable items : recording.apply(ItemFilters.type(type))) {
      Event event = null;
      for (IItem item : items) {
        if (event == null) {
          event = new Event(items.getType(), item);
        }
        event.item = item;
        receiver.accept(event);
      }
    }
  }

  static boolean any(IItemCollection recording, String type) {
    return recording.apply(ItemFilters.type(type)).hasItems();
  }

  /** When it began, in milliseconds since 1970. */
  long millis() {
    return number("startTime");
  }

  /** When it ended, which for most is when it began. */
  long endMillis() {
    return millis() + Math.max(0, number("duration"));
  }

  /**
   * A number: bytes, milliseconds, or as it is; {@link Observation#ABSENT} for what is missing or
   * below 0.
   */
  long number(String field) {
    double value = decimal(field);
    return value >= 0 ? (long) value : Observation.ABSENT;
  }

  /** A number, percentages from 0 to 1; NaN for what is missing. */
  double decimal(String field) {
    Object value = get(field);
    if (value instanceof IQuantity quantity) {
      return switch (quantity.getType().getIdentifier()) {
        case "memory" -> quantity.clampedLongValueIn(UnitLookup.BYTE);
        case "timestamp" -> quantity.clampedLongValueIn(UnitLookup.EPOCH_MS);
        case "timespan" -> quantity.doubleValueIn(UnitLookup.MILLISECOND);
        case "percentage" -> quantity.doubleValueIn(UnitLookup.PERCENT_UNITY);
        default -> quantity.doubleValue();
      };
    }
    return value instanceof Number number ? number.doubleValue() : Double.NaN;
  }

  /** A text, empty if it is missing. */
  String text(String field) {
    return get(field) instanceof String text ? text : "";
  }

  /** A thread's number, or {@link Observation#ABSENT}. */
  long threadId(String field) {
    Long id = get(field) instanceof IMCThread thread ? thread.getThreadId() : null;
    return id == null ? Observation.ABSENT : id;
  }

  /** The frames of the stack trace as {@code package.Class.method:12}, newest first. */
  List<String> stack() {
    List<String> stack = new ArrayList<>();
    if (get("stackTrace") instanceof IMCStackTrace trace) {
      for (IMCFrame frame : trace.getFrames()) {
        IMCMethod method = frame.getMethod();
        if (method != null) {
          stack.add(
              method.getType().getFullName()
                  + '.'
                  + method.getMethodName()
                  + ':'
                  + frame.getFrameLineNumber());
        }
      }
    }
    return stack;
  }

  private @Nullable Object get(String field) {
    IMemberAccessor<?, IItem> accessor = accessors.get(field);
    return accessor == null ? null : accessor.getMember(item);
  }
}
