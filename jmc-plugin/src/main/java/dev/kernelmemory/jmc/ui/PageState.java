package dev.kernelmemory.jmc.ui;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmc.common.IState;
import org.openjdk.jmc.common.IWritableState;
import org.openjdk.jmc.common.item.IItemCollection;
import org.openjdk.jmc.common.item.PersistableItemFilter;
import org.openjdk.jmc.common.util.StatefulState;

/**
 * Fits a page's state to a recording: the charts and columns that the page was shipped with, or
 * that the user has chosen since, as far as the recording has values for them.
 */
final class PageState {
  private static final String FILTER = "pageFilter";
  private static final String LINES = "lineChartAttributes";
  private static final String BARS = "barChartAttributes";
  private static final String CHART = "chartSettings";
  private static final String LIST = "listSettings";
  private static final String COLUMN = "column";

  private final RecordedFields fields;

  private PageState(RecordedFields fields) {
    this.fields = fields;
  }

  static IState fitted(IState state, IItemCollection recording) {
    IState filter = state.getChild(FILTER);
    IState shipped = ShippedPages.withFilter(filter);
    if (filter == null || shipped == null) {
      return state;
    }
    PageState fitting =
        new PageState(RecordedFields.of(recording.apply(PersistableItemFilter.readFrom(filter))));
    return StatefulState.create(to -> fitting.write(state, shipped, to));
  }

  private void write(IState state, @Nullable IState shipped, IWritableState to) {
    for (String key : state.getAttributeKeys()) {
      if (!key.equals(LINES) && !key.equals(BARS)) {
        to.putString(key, state.getAttribute(key));
      }
    }
    if (CHART.equals(state.getType())) {
      chart(LINES, state, shipped, to, fields::isComplete);
      chart(BARS, state, shipped, to, bar -> fields.isKnown(bar.split(";", 2)[0]));
    }
    IState columns = LIST.equals(state.getType()) ? columnsOf(state, shipped) : state;
    for (IState child : columns.getChildren()) {
      boolean column = COLUMN.equals(child.getType()) && LIST.equals(state.getType());
      if (!column || fields.isKnown(String.valueOf(child.getAttribute("id")))) {
        write(
            child,
            shipped == null ? null : shipped.getChild(child.getType()),
            to.createChild(child.getType()));
      }
    }
  }

  private static void chart(
      String key,
      IState state,
      @Nullable IState shipped,
      IWritableState to,
      Predicate<String> isThere) {
    List<String> now = list(state.getAttribute(key));
    List<String> first = list(shipped == null ? null : shipped.getAttribute(key));
    List<String> shown = new ArrayList<>(first.containsAll(now) ? first : now);
    shown.removeIf(isThere.negate());
    if (!shown.isEmpty()) {
      to.putString(key, String.join(",", shown));
    }
  }

  /** The user's columns, or if there is nothing new about them, those that were shipped. */
  private static IState columnsOf(IState state, @Nullable IState shipped) {
    return shipped != null && ids(shipped).containsAll(ids(state)) ? shipped : state;
  }

  private static Set<String> ids(IState table) {
    Set<String> ids = new HashSet<>();
    for (IState column : table.getChildren(COLUMN)) {
      ids.add(String.valueOf(column.getAttribute("id")));
    }
    return ids;
  }

  private static List<String> list(@Nullable String value) {
    return value == null || value.isEmpty() ? List.of() : Arrays.asList(value.split(","));
  }
}
