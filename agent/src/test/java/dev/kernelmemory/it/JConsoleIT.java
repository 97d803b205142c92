package dev.kernelmemory.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The JDK's JConsole, with a mouse and a screen, on a JVM with the agent. Its pictures are in
 * {@code target/jconsole}.
 */
final class JConsoleIT {
  private static final Path PICTURES = Path.of("target/jconsole").toAbsolutePath();
  private static final String HOST = "dev.kernelmemory/KernelMemory/Host";
  private static final int THREADS = 1500;

  /** A row of text has 16, one with a plot 220. */
  private static final int PLOT_PIXELS = 100;

  static List<Jdk> jdks() {
    return Jdk.since(17);
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void showsDescriptionsAndPlotsAnAttributeOnADoubleClick(Jdk jdk) throws Exception {
    assumeTrue(
        Files.exists(jdk.home().resolve("lib/libawt_xawt.so"))
            && Files.isExecutable(jdk.tool("jconsole")),
        "skipped: " + jdk + " has no windows (Debian: apt-get install openjdk-17-jdk)");
    Path server = Integrations.program("Xvfb", "xvfb");
    Files.createDirectories(PICTURES);
    try (Child screen =
            Child.start(
                new ProcessBuilder(
                    server.toString(), "-displayfd", "1", "-screen", "0", "920x770x24"));
        Child child = Child.withAgent(jdk, Integrations.PATIENT, "CommandApp")) {
      child.awaitLine("ready");
      try (JmxClient jmx = JmxClient.attach(child);
          Child console = console(jdk, ":" + screen.line(), child)) {
        console.awaitLine("ready");
        console.ask("select " + HOST + "/Attributes/VmallocUsed");
        assertThat(console.ask("table Description"))
            .contains(
                "Name=VmallocUsed",
                "Description=Pages mapped by vmalloc; kernel stacks are among them where");
        assertThat(console.ask("table units")).contains("units=By");
        console.ask(
            "picture " + PICTURES.resolve("jconsole-description-" + jdk.feature() + ".png"));

        console.ask("select " + HOST + "/Attributes");
        assertThat(console.ask("table KernelStack"))
            .containsPattern("KernelStack=\\d{6,}")
            .containsPattern(" Slab=\\d{6,}")
            .contains("PerCPU=", "LowerBound=");
        Poll.until("a plot", () -> heightOrDoubleClick(console), height -> height >= PLOT_PIXELS);
        awaitSamples(jmx, 4);
        Path before = picture(console, "jconsole-before-" + jdk.feature());
        child.ask("threads " + THREADS);
        awaitSamples(jmx, 6);
        Path plot = picture(console, "jconsole-plot-" + jdk.feature());
        assertThat(blue(plot)).isGreaterThan(blue(before));
        console.end();
      }
      child.end();
      assertThat(child.standardError()).isEmpty();
    }
  }

  private static int heightOrDoubleClick(Child console) throws Exception {
    int height = Integer.parseInt(console.ask("height KernelStack"));
    if (height < PLOT_PIXELS) {
      console.ask("doubleClick KernelStack");
    }
    return height;
  }

  /** JConsole asks as often as the agent samples. */
  private static void awaitSamples(JmxClient jmx, int count) throws Exception {
    long since = (Long) jmx.agent("SamplesTaken");
    Poll.until("samples", () -> (Long) jmx.agent("SamplesTaken"), now -> now >= since + count);
  }

  private static Path picture(Child console, String name) throws Exception {
    Path file = PICTURES.resolve(name + ".png");
    assertThat(console.ask("picture " + file)).isEqualTo("wrote " + file);
    return file;
  }

  /** How many pixels are blue, as JConsole draws lines. */
  private static int blue(Path picture) throws Exception {
    BufferedImage image = ImageIO.read(picture.toFile());
    int count = 0;
    for (int x = 0; x < image.getWidth(); x++) {
      for (int y = 0; y < image.getHeight(); y++) {
        Color colour = new Color(image.getRGB(x, y));
        count += colour.getBlue() > 120 && colour.getRed() + colour.getGreen() < 100 ? 1 : 0;
      }
    }
    return count;
  }

  private static Child console(Jdk jdk, String display, Child child) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(
            jdk.tool("java").toString(),
            "--add-modules",
            "jdk.jconsole",
            "--add-exports",
            "jdk.jconsole/sun.tools.jconsole=ALL-UNNAMED",
            "-cp",
            Apps.classPath().toString(),
            "JConsoleApp",
            String.valueOf(child.pid()));
    builder.environment().put("DISPLAY", display);
    return Child.start(builder);
  }
}
