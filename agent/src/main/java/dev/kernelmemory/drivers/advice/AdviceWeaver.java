package dev.kernelmemory.drivers.advice;

import static net.bytebuddy.matcher.ElementMatchers.hasDescriptor;
import static net.bytebuddy.matcher.ElementMatchers.isConstructor;
import static net.bytebuddy.matcher.ElementMatchers.named;

import dev.kernelmemory.drivers.Weaver;
import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.dynamic.scaffold.TypeValidation;
import net.bytebuddy.matcher.ElementMatcher;

/** Weaves by Byte Buddy. */
public final class AdviceWeaver implements Weaver {
  private static final String PACKAGE = "dev.kernelmemory.drivers.advice.";
  private static final String CONSTRUCTOR = "<init>";

  private final ClassFileLocator advice =
      ClassFileLocator.ForClassLoader.of(AdviceWeaver.class.getClassLoader());
  private final Runnable settling;

  /**
   * Makes a weaver and lets it weave once.
   *
   * @param settling called by {@link #settle()}
   * @throws IOException if the class files can't be read
   */
  public AdviceWeaver(Runnable settling) throws IOException {
    this.settling = settling;
    byte[] classFile = advice.locate(Rehearsal.class.getName()).resolve();
    weave(
        Rehearsal.class,
        classFile,
        Collections.singletonMap("open(Ljava/lang/String;)Z", "RehearsalAdvice"));
  }

  @Override
  public byte[] weave(Class<?> type, byte[] classFile, Map<String, String> adviceByMethod) {
    DynamicType.Builder<?> builder =
        new ByteBuddy()
            .with(TypeValidation.DISABLED)
            .decorate(type, ClassFileLocator.Simple.of(type.getName(), classFile));
    for (Map.Entry<String, String> entry : adviceByMethod.entrySet()) {
      builder =
          builder.visit(Advice.to(find(entry.getValue()), advice).on(matcher(entry.getKey())));
    }
    return builder.make().getBytes();
  }

  @Override
  public void settle() {
    settling.run();
  }

  private static Class<?> find(String name) {
    try {
      return Class.forName(PACKAGE + name);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("no advice of the name " + name, e);
    }
  }

  private static ElementMatcher<MethodDescription> matcher(String method) {
    int parameters = method.indexOf('(');
    String name = method.substring(0, parameters);
    ElementMatcher.Junction<MethodDescription> descriptor =
        hasDescriptor(method.substring(parameters));
    return name.equals(CONSTRUCTOR) ? descriptor.and(isConstructor()) : descriptor.and(named(name));
  }
}
