package dev.kernelmemory.drivers;

import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A method of the JDK, by the forms it has had over the releases, and the advice to put into it.
 */
final class Hook {
  private final Driver driver;
  private final boolean optional;
  private final String className;
  private final String advice;
  private final List<String> forms;

  /**
   * Makes a hook.
   *
   * @param optional whether a release may lack the method without loss
   * @param advice the advice's class, without its package
   * @param forms name and descriptor of the method, as in {@code open(Ljava/lang/String;)V}; the
   *     first that the class has is hooked
   */
  Hook(Driver driver, boolean optional, String className, String advice, String... forms) {
    this.driver = driver;
    this.optional = optional;
    this.className = className;
    this.advice = advice;
    this.forms = Collections.unmodifiableList(Arrays.asList(forms));
  }

  Driver driver() {
    return driver;
  }

  boolean isOptional() {
    return optional;
  }

  String className() {
    return className;
  }

  String advice() {
    return advice;
  }

  /** The form that the class has, or null if it has none of them. */
  @Nullable String formIn(Class<?> type) {
    Set<String> declared = new HashSet<>();
    for (Method method : type.getDeclaredMethods()) {
      declared.add(
          method.getName()
              + MethodType.methodType(method.getReturnType(), method.getParameterTypes())
                  .toMethodDescriptorString());
    }
    for (Constructor<?> constructor : type.getDeclaredConstructors()) {
      declared.add(
          "<init>"
              + MethodType.methodType(void.class, constructor.getParameterTypes())
                  .toMethodDescriptorString());
    }
    for (String form : forms) {
      if (declared.contains(form)) {
        return form;
      }
    }
    return null;
  }

  /** The method for messages: the form of the oldest release. */
  @Override
  public String toString() {
    return className + '.' + forms.get(0);
  }
}
