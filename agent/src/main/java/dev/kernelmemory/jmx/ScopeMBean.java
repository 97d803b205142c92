package dev.kernelmemory.jmx;

import dev.kernelmemory.sample.Dimension;
import dev.kernelmemory.sample.KernelMemory;
import dev.kernelmemory.sample.Sampler;
import dev.kernelmemory.sample.Scope;
import java.util.Arrays;
import java.util.List;
import javax.management.MBeanException;
import javax.management.ReflectionException;
import org.jspecify.annotations.Nullable;

/** What the beans of all scopes have in common: the five dimensions, their time, their history. */
abstract class ScopeMBean extends TableMBean {
  private final Sampler sampler;
  private final HistoryOperation history;

  ScopeMBean(String description, List<Row> rows, Sampler sampler, Scope scope) {
    super(description, rows, HistoryOperation.info());
    this.sampler = sampler;
    this.history = new HistoryOperation(sampler.history(scope));
  }

  /** Rows that every scope ends with. */
  static List<Row> lastRows() {
    return Arrays.asList(TimeRow.rows());
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
    return ownValue(key);
  }

  @Override
  final Object call(String operation, Object[] parameters)
      throws MBeanException, ReflectionException {
    if (!operation.equals(HistoryOperation.NAME)) {
      throw new ReflectionException(new NoSuchMethodException(operation));
    }
    return history.invoke(parameters);
  }

  static long orMinusOne(long value) {
    return Math.max(-1, value);
  }
}
