package dev.kernelmemory.jmc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
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

  /** A framework in which the bundle and what a class path has for it are resolved. */
  private static final class Running implements AutoCloseable {
    private final Framework framework;
    private final Bundle bundle;

    Running(Path directory, Pattern others) throws BundleException {
      framework =
          ServiceLoader.load(FrameworkFactory.class)
              .findFirst()
              .orElseThrow()
              .newFramework(
                  Map.of("org.osgi.framework.storage", directory.resolve("osgi").toString()));
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
      framework.adapt(FrameworkWiring.class).resolveBundles(List.of(bundle));
      // Says what is missing, if it does not.
      bundle.start(Bundle.START_ACTIVATION_POLICY);
      assertThat(bundles).isNotEmpty();
    }

    @Override
    public void close() throws BundleException {
      framework.stop();
    }
  }
}
