package dev.kernelmemory.drivers;

import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The hooks that are in the JDK's code now. All but the states is for one thread at a time.
 *
 * <p>A change costs the JVM a pause for all classes together, so it is made in one batch.
 */
final class Hooks {
  private final Instrumentation instrumentation;
  private final List<Hook> table;
  private Set<Driver> installed = EnumSet.noneOf(Driver.class);
  private @Nullable HookTransformer transformer;
  private volatile Map<Driver, String> states = Collections.emptyMap();

  Hooks(Instrumentation instrumentation, List<Hook> table) {
    this.instrumentation = instrumentation;
    this.table = table;
  }

  /** What has become of each installed driver; any thread. */
  Map<Driver, String> states() {
    return states;
  }

  /**
   * Puts in the hooks of these drivers and takes out those of all others.
   *
   * @throws IOException if the agent's jar can't be read
   * @throws ReflectiveOperationException if it is not whole
   */
  void apply(Set<Driver> wanted) throws IOException, ReflectiveOperationException {
    if (wanted.equals(installed)) {
      return;
    }
    HookTransformer active = transformer;
    if (active == null) {
      active = new HookTransformer(WeaverLoader.create());
      instrumentation.addTransformer(active, true);
      transformer = active;
    }
    HookPlan plan = HookPlan.of(wanted, table);
    Set<Class<?>> changed = plan.differences(active.plan());
    active.setPlan(plan);
    retransform(changed, active);
    active.settle();
    installed = EnumSet.noneOf(Driver.class);
    installed.addAll(wanted);
    states = plan.states(active.failures());
    if (wanted.isEmpty()) {
      instrumentation.removeTransformer(active);
      transformer = null;
    }
  }

  private void retransform(Set<Class<?>> types, HookTransformer active) {
    if (types.isEmpty()) {
      return;
    }
    try {
      instrumentation.retransformClasses(types.toArray(new Class<?>[0]));
    } catch (Throwable batch) {
      // One class that is refused makes the whole batch fail; it must cost its own driver only.
      for (Class<?> type : types) {
        try {
          instrumentation.retransformClasses(type);
        } catch (Throwable single) {
          active.setFailure(type, single);
        }
      }
    }
  }
}
