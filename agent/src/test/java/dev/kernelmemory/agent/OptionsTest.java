package dev.kernelmemory.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

final class OptionsTest {
  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(strings = {",", " , ,"})
  void hasDefaults(String argument) {
    Options options = options(argument);
    assertThat(options.enabled()).isTrue();
    assertThat(options.intervalMillis()).isEqualTo(1000);
    assertThat(options.jmxEager()).isFalse();
    assertThat(options.logLevel()).isEqualTo(Log.Level.ERROR);
    assertThat(options.procfs()).isEqualTo("/proc");
    assertThat(options.complaints()).isEmpty();
    assertThat(options.inForce())
        .hasSize(12)
        .allSatisfy(line -> assertThat(line).endsWith(" (default)"));
  }

  @Test
  void takesAllFromTheArgument() {
    Options options =
        options(
            "enabled=FALSE, interval=250ms ,jmx=eager,log=Debug,procfs=/host/proc,"
                + "sysfs=/host/sys,cgroupfs=/host/cgroup,budget=20ms,detail=slab,vmalloc");
    assertThat(options.enabled()).isFalse();
    assertThat(options.intervalMillis()).isEqualTo(250);
    assertThat(options.jmxEager()).isTrue();
    assertThat(options.logLevel()).isEqualTo(Log.Level.DEBUG);
    assertThat(options.procfs()).isEqualTo("/host/proc");
    assertThat(options.sysfs()).isEqualTo("/host/sys");
    assertThat(options.cgroupfs()).isEqualTo("/host/cgroup");
    assertThat(options.budgetMillis()).isEqualTo(20);
    assertThat(options.slabDetail()).isTrue();
    assertThat(options.vmallocDetail()).isTrue();
    assertThat(options.complaints()).isEmpty();
  }

  @Test
  void dumpsToADirectoryOnRequest() {
    assertThat(options("dump=on-critical,dumpdir=/var/tmp").dumpDirectory()).isEqualTo("/var/tmp");
    assertThat(options("dumpdir=/var/tmp").dumpDirectory()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "detail=slab;interval=2s, true, false",
    "interval=2s;detail=vmalloc, false, true",
    "detail=vmalloc;slab;interval=2s, true, true",
    "detail=off, false, false"
  })
  void takesDetailAsAList(String argument, boolean slab, boolean vmalloc) {
    Options options = options(argument.replace(';', ','));
    assertThat(options.slabDetail()).isEqualTo(slab);
    assertThat(options.vmallocDetail()).isEqualTo(vmalloc);
    assertThat(options.complaints()).isEmpty();
  }

  @Test
  void propertyGoesBeforeEnvironmentAndEnvironmentBeforeArgument() {
    Properties properties = new Properties();
    properties.setProperty("kernelmemory.interval", "3s");
    properties.setProperty("java.version", "17");
    Map<String, String> environment =
        Map.of("KERNELMEMORY_INTERVAL", "2s", "KERNELMEMORY_LOG", "info", "HOME", "/");
    Options options = Options.of("interval=1m,log=off,jmx=eager", properties, environment);
    assertThat(options.inForce())
        .containsExactly(
            "analysis=on (default)",
            "budget=5ms (default)",
            "cgroupfs=auto (default)",
            "detail=off (default)",
            "dump=off (default)",
            "dumpdir=none (default)",
            "enabled=true (default)",
            "interval=3s (property kernelmemory.interval)",
            "jmx=eager (agent argument)",
            "log=info (environment KERNELMEMORY_LOG)",
            "procfs=/proc (default)",
            "sysfs=/sys (default)");
  }

  @Test
  void passesThresholdsOnFromWhereverTheyAreGiven() {
    Properties properties = new Properties();
    properties.setProperty("kernelmemory.analysis.stepBytes", "8m");
    Options options =
        Options.of(
            "analysis.stepBytes=16m,analysis=off",
            properties,
            Map.of("KERNELMEMORY_ANALYSIS_SLABRATIO", "50%"));
    assertThat(options.analysis()).isFalse();
    assertThat(options.complaints()).isEmpty();
    assertThat(options.thresholds())
        .containsExactly(
            "stepBytes=16m (agent argument)",
            "SLABRATIO=50% (environment KERNELMEMORY_ANALYSIS_SLABRATIO)",
            "stepBytes=8m (property kernelmemory.analysis.stepBytes)");
    assertThat(options.inForce()).contains("analysis.stepBytes=16m (agent argument)");
  }

  @ParameterizedTest
  @CsvSource({"10ms, 10", "1s, 1000", "1 s, 1000", "2m, 120000", "1h, 3600000", "0500ms, 500"})
  void readsDurations(String text, long millis) {
    assertThat(options("interval=" + text).intervalMillis()).isEqualTo(millis);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "interval=",
        "interval=1",
        "interval=9ms",
        "interval=3601s",
        "interval=2h",
        "interval=-1s",
        "interval=1.5s",
        "interval=99999999999s",
        "interval=1d",
        "jmx=yes",
        "budget=0ms",
        "budget=2s",
        "cgroupfs=cgroup",
        "sysfs=",
        "detail=all",
        "dump=always",
        "dump=on-critical",
        "log=warn",
        "log=",
        "enabled=no",
        "enabled",
        "procfs=proc",
        "procfs=",
        "intervall=1s",
        "=1s",
        "Interval=1s"
      })
  void complainsOnceOfWhatItCanNotUseAndKeepsTheDefault(String argument) {
    Options options = options(argument);
    assertThat(options.complaints())
        .singleElement()
        .asString()
        .contains(argument.contains("=") ? argument.substring(0, argument.indexOf('=')) : argument)
        .containsAnyOf(
            "valid is",
            "needs option dumpdir",
            "valid ones are analysis, budget, cgroupfs, detail, dump, dumpdir, enabled, interval, jmx, log, procfs, sysfs",
            "; using ");
    if (!argument.equals("dump=on-critical")) {
      assertThat(options.inForce()).isEqualTo(options(null).inForce());
    }
    assertThat(options.dumpDirectory()).isNull();
  }

  @Test
  void complainsOfUnknownPropertiesButNotOfUnknownEnvironment() {
    Properties properties = new Properties();
    properties.setProperty("kernelmemory.colour", "red");
    Options options = Options.of(null, properties, Map.of("KERNELMEMORY_SERVICE_HOST", "10.0.0.1"));
    assertThat(options.complaints())
        .singleElement()
        .asString()
        .contains("\"kernelmemory.colour\" in the system properties");
  }

  private static Options options(String argument) {
    return Options.of(argument, new Properties(), Map.of());
  }
}
