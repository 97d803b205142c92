package dev.kernelmemory.drivers;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which advice goes into which method of this JDK for some drivers. Immutable once made. */
final class HookPlan {
  static final HookPlan NOTHING = new HookPlan();

  private final Map<Class<?>, Map<String, String>> adviceByClass = new HashMap<>();
  private final Map<Driver, Set<Class<?>>> classes = new EnumMap<>(Driver.class);
  private final Map<Driver, List<String>> missing = new EnumMap<>(Driver.class);

  private HookPlan() {}

  /** Looks for the methods in this JDK; loads their classes. */
  static HookPlan of(Set<Driver> drivers, List<Hook> table) {
    HookPlan plan = new HookPlan();
    for (Driver driver : drivers) {
      plan.classes.put(driver, new HashSet<>());
      plan.missing.put(driver, new ArrayList<>());
    }
    for (Hook hook : table) {
      if (drivers.contains(hook.driver())) {
        plan.add(hook);
      }
    }
    return plan;
  }

  /** The advice by method, or null if the class is to be left as it is. */
  @Nullable Map<String, String> adviceFor(Class<?> type) {
    return adviceByClass.get(type);
  }

  /** The classes that this plan wants otherwise than another. */
  Set<Class<?>> differences(HookPlan other) {
    Set<Class<?>> differences = new HashSet<>();
    Set<Class<?>> all = new HashSet<>(adviceByClass.keySet());
    all.addAll(other.adviceByClass.keySet());
    for (Class<?> type : all) {
      Map<String, String> wanted = adviceByClass.get(type);
      if (wanted == null || !wanted.equals(other.adviceByClass.get(type))) {
        differences.add(type);
      }
    }
    return differences;
  }

  /**
   * What has become of each driver.
   *
   * @param failures why a class could not be changed
   */
  Map<Driver, String> states(Map<Class<?>, String> failures) {
    Map<Driver, String> states = new EnumMap<>(Driver.class);
    for (Map.Entry<Driver, Set<Class<?>>> entry : classes.entrySet()) {
      List<String> lost = new ArrayList<>();
      int working = 0;
      for (Class<?> type : entry.getValue()) {
        String failure = failures.get(type);
        if (failure == null) {
          working++;
        } else {
          lost.add(type.getName() + " can't be changed (" + failure + ")");
        }
      }
      for (String method : missing.getOrDefault(entry.getKey(), Collections.emptyList())) {
        lost.add("this JDK has no " + method);
      }
      String state = working == 0 ? "missing" : lost.isEmpty() ? "installed" : "partly installed";
      states.put(entry.getKey(), lost.isEmpty() ? state : state + ": " + String.join("; ", lost));
    }
    return states;
  }

  private void add(Hook hook) {
    Class<?> type = load(hook.className());
    String form = type == null ? null : hook.formIn(type);
    if (type != null && form != null) {
      Map<String, String> methods = adviceByClass.get(type);
      if (methods == null) {
        methods = new HashMap<>();
        adviceByClass.put(type, methods);
      }
      methods.put(form, hook.advice());
      Set<Class<?>> known = classes.get(hook.driver());
      if (known != null) {
        known.add(type);
      }
    } else if (!hook.isOptional()) {
      List<String> known = missing.get(hook.driver());
      if (known != null) {
        known.add(hook.toString());
      }
    }
  }

  /** Loads without initialising: that is up to the application. */
  private static @Nullable Class<?> load(String className) {
    try {
      return Class.forName(className, false, null);
    } catch (ClassNotFoundException | LinkageError e) {
      return null;
    }
  }
}
