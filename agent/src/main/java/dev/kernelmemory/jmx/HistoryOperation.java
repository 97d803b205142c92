package dev.kernelmemory.jmx;

import dev.kernelmemory.sample.History;
import javax.management.MBeanException;
import javax.management.MBeanOperationInfo;
import javax.management.openmbean.OpenDataException;
import javax.management.openmbean.OpenMBeanOperationInfo;
import javax.management.openmbean.OpenMBeanOperationInfoSupport;
import javax.management.openmbean.OpenMBeanParameterInfo;
import javax.management.openmbean.OpenMBeanParameterInfoSupport;
import javax.management.openmbean.SimpleType;
import javax.management.openmbean.TabularData;

/** The operation {@code history(minutes)}: what the agent remembers without any recording. */
final class HistoryOperation {
  static final String NAME = "history";
  private static final int MOST_MINUTES = 24 * 60;

  private final History history;

  HistoryOperation(History history) {
    this.history = history;
  }

  static MBeanOperationInfo info() {
    try {
      OpenMBeanParameterInfo minutes =
          new OpenMBeanParameterInfoSupport(
              "minutes", "How far back, from 1 to 1440.", SimpleType.INTEGER, 10, 1, MOST_MINUTES);
      OpenMBeanOperationInfo info =
          new OpenMBeanOperationInfoSupport(
              NAME,
              "The five dimensions over the last minutes: single samples for up to 10 minutes, else"
                  + " one row a minute with minimum, maximum and last value. In bytes; -1 where there"
                  + " was no number.",
              new OpenMBeanParameterInfo[] {minutes},
              HistoryTable.TYPE,
              MBeanOperationInfo.INFO);
      return (MBeanOperationInfo) info;
    } catch (OpenDataException e) {
      throw new IllegalStateException("the operation's own types do not fit", e);
    }
  }

  TabularData invoke(Object[] parameters) throws MBeanException {
    if (parameters.length != 1 || !(parameters[0] instanceof Integer)) {
      throw new MBeanException(
          new IllegalArgumentException("history takes one parameter: the minutes, an int"));
    }
    int minutes = (Integer) parameters[0];
    if (minutes < 1 || minutes > MOST_MINUTES) {
      throw new MBeanException(
          new IllegalArgumentException("minutes must be from 1 to 1440, not " + minutes));
    }
    try {
      return HistoryTable.of(history.rows(minutes));
    } catch (OpenDataException e) {
      throw new MBeanException(e);
    }
  }
}
