package dev.kernelmemory.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kernelmemory.fuzz.Fuzzing;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** Hostile options: each is in its range or complained of, and the default holds. */
final class OptionsFuzzTest {
  private static final List<byte[]> CORPUS =
      List.of(
          bytes(
              "interval=500ms,log=info,procfs=/host/proc,sysfs=/host/sys,cgroupfs=/c,budget=20ms"),
          bytes("detail=slab,vmalloc,dump=on-critical,dumpdir=/var/tmp,jmx=eager,enabled=TRUE"),
          bytes("enabled=false"),
          bytes("1h"),
          bytes("/proc"));

  @Property(tries = 3, shrinking = ShrinkingMode.OFF)
  void argument(@ForAll long seed) {
    Fuzzing.run(
        seed,
        10_000,
        CORPUS,
        text -> Options.of(string(text), new Properties(), Map.of()),
        (text, options) -> assertUsable(options));
  }

  @Property(tries = 3, shrinking = ShrinkingMode.OFF)
  void propertiesAndEnvironment(@ForAll long seed) {
    Option[] all = Option.values();
    Fuzzing.run(
        seed,
        10_000,
        CORPUS,
        text -> {
          Option option = all[text.length % all.length];
          Properties properties = new Properties();
          properties.setProperty(option.property(), string(text));
          properties.setProperty("kernelmemory." + string(text), "1");
          Option other = all[text.length / all.length % all.length];
          return Options.of(null, properties, Map.of(other.environmentVariable(), string(text)));
        },
        (text, options) -> assertUsable(options));
  }

  private static void assertUsable(Options options) {
    assertThat(options.intervalMillis()).isBetween(10L, 3_600_000L);
    assertThat(options.budgetMillis()).isBetween(1L, 1000L);
    assertThat(options.procfs()).startsWith("/");
    assertThat(options.sysfs()).startsWith("/");
    assertThat(options.logLevel()).isNotNull();
    if (options.cgroupfs() != null) {
      assertThat(options.cgroupfs()).startsWith("/");
    }
    if (options.dumpDirectory() != null) {
      assertThat(options.dumpDirectory()).startsWith("/");
    }
    assertThat(options.inForce()).hasSize(Option.values().length);
  }

  private static String string(byte[] text) {
    return new String(text, StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
