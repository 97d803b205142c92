package dev.kernelmemory.analysis;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The findings that go on, and the last {@value #RECENT} that ended. Not thread-safe. */
final class FindingLog {
  static final int RECENT = 64;

  private final Map<Object, Finding> active = new LinkedHashMap<>();
  private final Deque<Finding> recent = new ArrayDeque<>();
  private long lastId;

  long nextId() {
    return ++lastId;
  }

  /** The finding that goes on for this cause, which is any object with an identity. */
  @Nullable Finding active(Object cause) {
    return active.get(cause);
  }

  /** Adds a finding, or the newer state of one. */
  void put(Object cause, Finding finding) {
    if (finding.isActive()) {
      active.put(cause, finding);
      return;
    }
    active.remove(cause);
    if (recent.size() == RECENT) {
      recent.removeFirst();
    }
    recent.addLast(finding);
  }

  List<Finding> active() {
    return copy(active.values().iterator());
  }

  /** The ended ones, the newest first. */
  List<Finding> recent() {
    return copy(recent.descendingIterator());
  }

  private static List<Finding> copy(Iterator<Finding> findings) {
    List<Finding> list = new ArrayList<>();
    while (findings.hasNext()) {
      list.add(findings.next());
    }
    return Collections.unmodifiableList(list);
  }
}
