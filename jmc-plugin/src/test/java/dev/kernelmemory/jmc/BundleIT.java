package dev.kernelmemory.jmc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;
import org.osgi.framework.wiring.FrameworkWiring;

/** The bundle in an OSGi framework, Equinox, as it is in Mission Control. */
final class BundleIT {
  private static final Pattern CORE =
      Pattern.compile(
          ".*/(org/openjdk/jmc/(common|flightrecorder|flightrecorder\\.rules)|org/owasp/encoder|at/yawk/lz4)/.*");
  private static final Pattern ALL =
      Pattern.compile(".*/(org/openjdk/jmc|org/owasp/encoder|at/yawk/lz4|org/eclipse|org/osgi)/.*");

  @TempDir Path directory;

  @Test
  void resolvesBesideMissionControlsCoreAlone() throws Exception {
    try (Running framework = new Running(directory, CORE)) {
      Class<?> rule = framework.bundle.loadClass("dev.kernelmemory.jmc.rules.SlabRule");
      assertThat(rule.getConstructor().newInstance()).hasFieldOrProperty("topic");
      assertThat(rule.getClassLoader()).isNotSameAs(getClass().getClassLoader());
    }
  }

  @Test
  void resolvesWithAllThatIsOptional() throws Exception {
    try (Running framework = new Running(directory, ALL)) {
      for (String type :
          List.of("PageFactory", "AttributeMetadata", "ConsoleSupport", "TemplateProvider")) {
        Class<?> loaded = framework.bundle.loadClass("dev.kernelmemory.jmc.ui." + type);
        assertThat(loaded.getConstructor().newInstance()).isNotNull();
      }
      for (String file :
          List.of(
              "plugin.xml",
              "pages.xml",
              "plugin.properties",
              "kernel-memory.jfc",
              "kernel-memory-triggers.xml",
              "icons/kernel-memory.png",
              "META-INF/LICENSE")) {
        assertThat(framework.bundle.getEntry(file)).as(file).isNotNull();
      }
      assertThat(framework.bundle.getHeaders().get("Bundle-Name")).isEqualTo("Kernel Memory");
      assertThat(framework.bundle.getVersion().getQualifier()).matches("v\\d{12}");
    }
  }

  @Test
  void pagesAreMissionControlsOwnFittedToTheRecording() throws Exception {
    Path recording = directory.resolve("host.jfr");
    Recorded.hostSamples(recording);
    try (Running framework = new Running(directory, ALL, FakeApplication.jar(directory))) {
      Object factory =
          framework
              .bundle
              .loadClass("dev.kernelmemory.jmc.ui.PageFactory")
              .getMethod("create")
              .invoke(
                  framework
                      .bundle
                      .loadClass("dev.kernelmemory.jmc.ui.PageFactory")
                      .getConstructor()
                      .newInstance());
      assertThat(FakeApplication.call(factory, "getName", new Object[1])).isEqualTo("original");
      Object page =
          FakeApplication.call(
              factory,
              "createPage",
              null,
              FakeApplication.model(framework.bundle, recording),
              null);
      assertThat(page).isEqualTo(page).isNotEqualTo("page");
      String shown =
          (String) FakeApplication.call(page, "display", null, hostPage(framework.bundle));
      assertThat(shown)
          .contains("lineChartAttributes=\"slab:memory,kernelStack:memory\"")
          .contains("id=\"pageTables:memory\"")
          .doesNotContain("id=\"vmallocUsed:memory\"");
    }
  }

  /** The state of the page Host as shipped. */
  private static Object hostPage(Bundle bundle) throws Exception {
    Method all = bundle.loadClass("dev.kernelmemory.jmc.ui.ShippedPages").getDeclaredMethod("all");
    all.setAccessible(true);
    for (Object page : (List<?>) all.invoke(null)) {
      if (String.valueOf(FakeApplication.call(page, "getAttribute", "id")).endsWith(".host")) {
        return FakeApplication.call(page, "getChild", "state");
      }
    }
    throw new AssertionError("no page of the host");
  }

  /** A framework in which the bundle and what a class path has for it are resolved. */
  private static final class Running implements AutoCloseable {
    private final Framework framework;
    private final Bundle bundle;

    Running(Path directory, Pattern others, Path... more) throws BundleException {
      framework =
          ServiceLoader.load(FrameworkFactory.class)
              .findFirst()
              .orElseThrow()
              .newFramework(
                  Map.of(
                      "org.osgi.framework.storage",
                      directory.resolve("osgi").toString(),
                      // As Eclipse's launcher does, on which Mission Control's own bundles rely.
                      "osgi.compatibility.bootdelegation",
                      "true"));
      framework.start();
      BundleContext context = framework.getBundleContext();
      List<Bundle> bundles = new ArrayList<>();
      for (String jar : System.getProperty("java.class.path").split(File.pathSeparator)) {
        if (others.matcher(jar).matches() && !jar.contains("/org.eclipse.osgi/")) {
          bundles.add(context.installBundle("reference:" + new File(jar).toURI()));
        }
      }
      bundle =
          context.installBundle(
              new File(System.getProperty("kernelmemory.bundleJar")).toURI().toString());
      for (Path jar : more) {
        bundles.add(context.installBundle(jar.toUri().toString()));
      }
      framework.adapt(FrameworkWiring.class).resolveBundles(List.of(bundle));
      for (Bundle other : bundles) {
        if (other.getSymbolicName().startsWith("org.eclipse.core.runtime")) {
          other.start();
        }
      }
      // Says what is missing, if it does not.
      bundle.start(Bundle.START_ACTIVATION_POLICY);
      assertThat(bundles).isNotEmpty();
    }

    @Override
    public void close() throws BundleException {
      framework.stop();
      try {
        framework.waitForStop(0);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
