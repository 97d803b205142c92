package dev.kernelmemory.drivers;

import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Hands out class files with the advice in them. It stays registered as long as there are hooks:
 * whenever another agent retransforms one of the classes, they would be lost else.
 */
final class HookTransformer implements ClassFileTransformer {
  private final Weaver weaver;
  private final Map<Class<?>, String> failures = new ConcurrentHashMap<>();
  private volatile HookPlan plan = HookPlan.NOTHING;

  HookTransformer(Weaver weaver) {
    this.weaver = weaver;
  }

  HookPlan plan() {
    return plan;
  }

  void setPlan(HookPlan plan) {
    this.plan = plan;
  }

  /** Why classes were left as they are. */
  Map<Class<?>, String> failures() {
    return failures;
  }

  void setFailure(Class<?> type, Throwable cause) {
    failures.put(type, cause.toString());
  }

  /** Lets go of what was needed for the last change only. */
  void settle() {
    weaver.settle();
  }

  /** Called for every class that is loaded: it must be out again at once. */
  @Override
  public byte @Nullable [] transform(
      @Nullable ClassLoader loader,
      @Nullable String className,
      @Nullable Class<?> type,
      @Nullable ProtectionDomain domain,
      byte[] classFile) {
    if (type == null) {
      return null;
    }
    Map<String, String> adviceByMethod = plan.adviceFor(type);
    if (adviceByMethod == null) {
      return null;
    }
    try {
      byte[] woven = weaver.weave(type, classFile, adviceByMethod);
      failures.remove(type);
      return woven;
    } catch (Throwable t) {
      // The JVM would pass over it in silence.
      setFailure(type, t);
      return null;
    }
  }
}
