package dev.kernelmemory.jmc.ui;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.Status;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;

/** The classes of Mission Control's application, by name. */
final class Application {
  private static final String OWN_BUNDLE = "dev.kernelmemory.jmc";

  private Application() {}

  /**
   * Loads a class of one of the application's bundles.
   *
   * @throws CoreException if this Mission Control has no such bundle or class
   */
  static Class<?> load(String bundleName, String className) throws CoreException {
    Bundle bundle = Platform.getBundle(bundleName);
    if (bundle == null) {
      throw problem("There is no bundle " + bundleName, null);
    }
    try {
      return bundle.loadClass(className);
    } catch (ClassNotFoundException e) {
      throw problem("The bundle " + bundleName + " has no class " + className, e);
    }
  }

  /** Implements an interface of the application. */
  static Object implement(Class<?> type, InvocationHandler handler) {
    return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler);
  }

  /** Calls a method, and throws what it throws. */
  static @Nullable Object call(Object target, Method method, Object @Nullable [] arguments)
      throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }

  /** Writes to Mission Control's log. */
  static void warn(String message, Throwable cause) {
    Platform.getLog(Application.class).log(new Status(IStatus.WARNING, OWN_BUNDLE, message, cause));
  }

  static CoreException problem(String message, @Nullable Throwable cause) {
    return new CoreException(new Status(IStatus.ERROR, OWN_BUNDLE, message, cause));
  }
}
