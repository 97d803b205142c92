package dev.kernelmemory.jmx;

import dev.kernelmemory.analysis.FindingListener;
import dev.kernelmemory.analysis.LiveAnalysis;
import dev.kernelmemory.sample.Dimension;
import dev.kernelmemory.sample.KernelMemory;
import dev.kernelmemory.sample.Sampler;
import dev.kernelmemory.sample.Scope;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.management.ListenerNotFoundException;
import javax.management.MBeanException;
import javax.management.MBeanNotificationInfo;
import javax.management.MBeanOperationInfo;
import javax.management.NotificationEmitter;
import javax.management.NotificationFilter;
import javax.management.NotificationListener;
import javax.management.ReflectionException;
import org.jspecify.annotations.Nullable;

/**
 * What the beans of all scopes have in common: the five dimensions, their time, their history, and
 * what the analysis finds in them.
 */
abstract class ScopeMBean extends TableMBean implements NotificationEmitter {
  private static final String EXPLAIN = "explain";

  private final Sampler sampler;
  private final Scope scope;
  private final LiveAnalysis analysis;
  private final HistoryOperation history;
  private final FindingNotifier notifier;

  ScopeMBean(
      String description, List<Row> rows, Sampler sampler, Scope scope, LiveAnalysis analysis) {
    super(
        description,
        rows,
        HistoryOperation.info(),
        new MBeanOperationInfo(
            EXPLAIN,
            "What the analysis has found in all scopes and what to do about it, or why kernel"
                + " memory is not the problem; in words.",
            null,
            String.class.getName(),
            MBeanOperationInfo.INFO));
    this.sampler = sampler;
    this.scope = scope;
    this.analysis = analysis;
    this.history = new HistoryOperation(sampler.history(scope));
    this.notifier = new FindingNotifier(scope);
  }

  /** Rows that every scope ends with. */
  static List<Row> lastRows() {
    List<Row> rows = new ArrayList<>();
    Collections.addAll(rows, FindingRow.rows());
    Collections.addAll(rows, TimeRow.rows());
    return rows;
  }

  /** What is to be told of findings. */
  final FindingListener listener() {
    return notifier;
  }

  /** The scope's memory in the latest snapshot. */
  abstract KernelMemory memory();

  /** The value of a key that is the scope's own. */
  abstract Object ownValue(Object key);

  final Sampler sampler() {
    return sampler;
  }

  @Override
  final @Nullable Object value(Object key) {
    if (key instanceof Dimension) {
      return orMinusOne(memory().get((Dimension) key));
    }
    if (key instanceof TimeRow) {
      return ((TimeRow) key).value(memory(), sampler);
    }
    if (key instanceof FindingRow) {
      return ((FindingRow) key).value(analysis, scope);
    }
    return ownValue(key);
  }

  @Override
  final Object call(String operation, Object[] parameters)
      throws MBeanException, ReflectionException {
    if (operation.equals(EXPLAIN)) {
      return analysis.explain();
    }
    if (!operation.equals(HistoryOperation.NAME)) {
      throw new ReflectionException(new NoSuchMethodException(operation));
    }
    return history.invoke(parameters);
  }

  @Override
  final MBeanNotificationInfo[] notifications() {
    return notifier.getNotificationInfo();
  }

  @Override
  public final MBeanNotificationInfo[] getNotificationInfo() {
    return notifications();
  }

  @Override
  public final void addNotificationListener(
      NotificationListener listener, @Nullable NotificationFilter filter, @Nullable Object back) {
    notifier.addNotificationListener(listener, filter, back);
  }

  @Override
  public final void removeNotificationListener(NotificationListener listener)
      throws ListenerNotFoundException {
    notifier.removeNotificationListener(listener);
  }

  @Override
  public final void removeNotificationListener(
      NotificationListener listener, @Nullable NotificationFilter filter, @Nullable Object back)
      throws ListenerNotFoundException {
    notifier.removeNotificationListener(listener, filter, back);
  }

  static long orMinusOne(long value) {
    return Math.max(-1, value);
  }
}
