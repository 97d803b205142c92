package dev.kernelmemory.jmx;

import dev.kernelmemory.analysis.LiveAnalysis;
import dev.kernelmemory.sample.JvmMemory;
import dev.kernelmemory.sample.Sampler;
import dev.kernelmemory.sample.Scope;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** The MXBeans of the three scopes, told of findings from their making to {@link #close}. */
final class ScopeBeans {
  private final Map<Scope, ScopeMBean> beans = new EnumMap<>(Scope.class);
  private final LiveAnalysis analysis;

  ScopeBeans(
      Sampler sampler,
      LiveAnalysis analysis,
      BooleanSupplier stacksInVmalloc,
      Supplier<JvmMemory> jvm) {
    this.analysis = analysis;
    beans.put(Scope.HOST, new HostBean(sampler, analysis, stacksInVmalloc));
    beans.put(Scope.CONTAINER, new ContainerBean(sampler, analysis, jvm));
    beans.put(Scope.PROCESS, new ProcessBean(sampler, analysis));
    for (ScopeMBean bean : beans.values()) {
      analysis.addListener(bean.listener());
    }
  }

  /** The bean, as whoever registers it needs it. */
  Object get(Scope scope) {
    ScopeMBean bean = beans.get(scope);
    if (bean == null) {
      throw new IllegalStateException("no bean for " + scope);
    }
    return bean;
  }

  /** Listens no more. */
  void close() {
    for (ScopeMBean bean : beans.values()) {
      analysis.removeListener(bean.listener());
    }
  }
}
