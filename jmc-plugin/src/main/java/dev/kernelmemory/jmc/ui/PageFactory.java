package dev.kernelmemory.jmc.ui;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IExecutableExtensionFactory;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmc.common.IState;
import org.openjdk.jmc.common.item.IItemCollection;

/**
 * Makes the factory of the pages: Mission Control's own for pages of tables and charts, except that
 * a page shows what there is in the recording at hand.
 *
 * <p>Mission Control's page forgets columns and charts for good once it was shown for a recording
 * without the events, and draws a missing number as -8 EiB.
 */
public final class PageFactory implements IExecutableExtensionFactory {
  private static final String BUNDLE = "org.openjdk.jmc.flightrecorder.ui";
  private static final String PACKAGE = "org.openjdk.jmc.flightrecorder.ui.";

  @Override
  public Object create() throws CoreException {
    Class<?> original =
        Application.load(BUNDLE, PACKAGE + "pages.itemhandler.ItemHandlerPage$Factory");
    Class<?> factoryType = Application.load(BUNDLE, PACKAGE + "IDataPageFactory");
    Class<?> pageType = Application.load(BUNDLE, PACKAGE + "IDisplayablePage");
    try {
      Object factory = original.getDeclaredConstructor().newInstance();
      return Application.implement(factoryType, new Factory(factory, pageType));
    } catch (ReflectiveOperationException e) {
      throw Application.problem("Pages can't be made: " + e, e);
    }
  }

  private record Factory(Object original, Class<?> pageType) implements InvocationHandler {
    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
        throws Throwable {
      Object result = Application.call(original, method, arguments);
      // createPage(definition, recording, editor)
      return arguments != null && arguments.length == 3 && pageType.isInstance(result)
          ? Application.implement(pageType, new Page(result, arguments[1]))
          : result;
    }
  }

  private record Page(Object original, Object recording) implements InvocationHandler {
    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
        throws Throwable {
      if (method.getName().equals("equals") && arguments != null) {
        return proxy == arguments[0];
      }
      Object[] used = arguments;
      if (method.getName().equals("display") && arguments != null) {
        used = arguments.clone();
        for (int i = 0; i < used.length; i++) {
          used[i] = used[i] instanceof IState state ? fitted(state) : used[i];
        }
      }
      return Application.call(original, method, used);
    }

    /** The page's state, or the same as it is if anything is not as expected. */
    private IState fitted(IState state) {
      try {
        Object items = recording.getClass().getMethod("getItems").invoke(recording);
        return items instanceof IItemCollection events ? PageState.fitted(state, events) : state;
      } catch (ReflectiveOperationException | RuntimeException e) {
        Application.warn("A page is shown as it was saved", e);
        return state;
      }
    }
  }
}
