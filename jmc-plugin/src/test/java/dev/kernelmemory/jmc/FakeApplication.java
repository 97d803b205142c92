package dev.kernelmemory.jmc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.OutputStream;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;

/**
 * A bundle with the names, and as far as the plug-in calls them the methods, of Mission Control's
 * {@code flightrecorder.ui}, which no public repository has.
 */
final class FakeApplication {
  private static final String PACKAGE = "org.openjdk.jmc.flightrecorder.ui";
  private static final String[][] SOURCES = {
    {
      "IDataPageFactory",
      "package P; public interface IDataPageFactory {"
          + " String getName(org.openjdk.jmc.common.IState state);"
          + " IDisplayablePage createPage(Object definition, StreamModel items, Object editor); }"
    },
    {
      "IDisplayablePage",
      "package P; public interface IDisplayablePage {"
          + " Object display(Object parent, org.openjdk.jmc.common.IState state); }"
    },
    {
      "StreamModel",
      "package P; import org.openjdk.jmc.common.item.IItemCollection; public class StreamModel {"
          + " private final IItemCollection items;"
          + " public StreamModel(java.io.File file) throws Exception {"
          + " items = org.openjdk.jmc.flightrecorder.JfrLoaderToolkit.loadEvents(file); }"
          + " public IItemCollection getItems() { return items; } }"
    },
    {
      "pages/itemhandler/ItemHandlerPage",
      "package P.pages.itemhandler; import P.*; import org.openjdk.jmc.common.*;"
          + " import org.openjdk.jmc.common.util.*;"
          + " public class ItemHandlerPage implements IDisplayablePage {"
          + " public Object display(Object parent, IState state) {"
          + " return StateToolkit.toXMLString((StatefulState) state); }"
          + " public static class Factory implements IDataPageFactory {"
          + " public String getName(IState state) { return \"original\"; }"
          + " public IDisplayablePage createPage(Object d, StreamModel i, Object e) {"
          + " return new ItemHandlerPage(); } } }"
    }
  };

  private FakeApplication() {}

  static Path jar(Path directory) throws Exception {
    Path sources = Files.createDirectories(directory.resolve("fake"));
    Path classes = Files.createDirectories(directory.resolve("fake-classes"));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      for (String[] source : SOURCES) {
        Path file = sources.resolve(source[0] + ".java");
        Files.createDirectories(file.getParent());
        Files.writeString(file, source[1].replaceAll("\\bP\\b", PACKAGE));
      }
      try (Stream<Path> all = Files.walk(sources)) {
        List<Path> java = all.filter(Files::isRegularFile).toList();
        List<String> options =
            List.of(
                "-cp",
                System.getProperty("java.class.path"),
                "-d",
                classes.toString(),
                "-proc:none");
        assertThat(
                compiler
                    .getTask(
                        null, files, null, options, null, files.getJavaFileObjectsFromPaths(java))
                    .call())
            .isTrue();
      }
    }
    return pack(directory.resolve("fake.jar"), classes);
  }

  private static Path pack(Path jar, Path classes) throws Exception {
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.putValue("Manifest-Version", "1.0");
    attributes.putValue("Bundle-ManifestVersion", "2");
    attributes.putValue("Bundle-SymbolicName", PACKAGE);
    attributes.putValue("Bundle-Version", "9.1.2");
    attributes.putValue("Require-Bundle", "org.openjdk.jmc.common,org.openjdk.jmc.flightrecorder");
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out, manifest);
        Stream<Path> all = Files.walk(classes)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        entries.putNextEntry(
            new JarEntry(classes.relativize(file).toString().replace(File.separatorChar, '/')));
        Files.copy(file, entries);
      }
    }
    return jar;
  }

  /** The application's model of a recording, in the framework that a bundle is in. */
  static Object model(Bundle bundle, Path recording) throws Exception {
    for (Bundle other : bundle.getBundleContext().getBundles()) {
      if (PACKAGE.equals(other.getSymbolicName())) {
        Class<?> type = other.loadClass(PACKAGE + ".StreamModel");
        assertThat(FrameworkUtil.getBundle(type)).isSameAs(other);
        return type.getConstructor(File.class).newInstance(recording.toFile());
      }
    }
    throw new AssertionError("no bundle " + PACKAGE);
  }

  /** Calls the only method of that name. */
  static Object call(Object target, String name, Object... arguments) throws Exception {
    for (Class<?> type : target.getClass().getInterfaces()) {
      for (Method method : type.getMethods()) {
        if (method.getName().equals(name)) {
          return method.invoke(target, arguments);
        }
      }
    }
    throw new NoSuchMethodException(name);
  }
}
