package dev.kernelmemory.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import javax.management.Attribute;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanException;
import javax.management.MBeanInfo;
import javax.management.MBeanOperationInfo;
import javax.management.ObjectName;
import javax.management.RuntimeMBeanException;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The MXBeans over a connection such as JConsole's, with no recording running. */
final class JmxIT {
  private static final List<ObjectName> BEANS =
      List.of(
          JmxClient.HOST,
          JmxClient.CONTAINER,
          JmxClient.PROCESS,
          JmxClient.HOST_PRESSURE,
          JmxClient.CONTAINER_PRESSURE,
          JmxClient.AGENT);

  static List<Jdk> jdks() {
    return Jdk.all();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void showsWhatMeminfoShows(Jdk jdk) throws Exception {
    try (Child child = Child.withAgent(jdk, "", "CommandApp")) {
      assertThat(child.line()).isEqualTo("ready");
      try (JmxClient jmx = JmxClient.attach(child)) {
        long earlier = (Long) jmx.agent("SamplesTaken");
        Map<String, Long> before = Meminfo.read();
        Poll.until("a new sample", () -> (Long) jmx.agent("SamplesTaken"), n -> n > earlier + 1);
        long[] host = {
          jmx.host("Slab"),
          jmx.host("VmallocUsed"),
          jmx.host("KernelStack"),
          jmx.host("PageTables"),
          jmx.host("PerCPU")
        };
        Map<String, Long> after = Meminfo.read();

        String[] lines = {"Slab", "VmallocUsed", "KernelStack", "PageTables", "Percpu"};
        for (int i = 0; i < lines.length; i++) {
          long slack =
              Meminfo.staleness(4096) + 2 * Math.abs(after.get(lines[i]) - before.get(lines[i]));
          assertThat(host[i])
              .as(lines[i])
              .isBetween(before.get(lines[i]) - slack, after.get(lines[i]) + slack);
        }
        assertThat(jmx.host("MemTotal")).isEqualTo(after.get("MemTotal"));
        assertThat(jmx.host("VmallocTotal")).isEqualTo(after.get("VmallocTotal"));
        assertThat(jmx.host("LowerBound"))
            .isBetween(jmx.host("Slab"), jmx.host("MemTotal") - jmx.host("MemFree"));
        assertThat(
                (String[]) jmx.connection().getAttribute(JmxClient.HOST, "UnavailableDimensions"))
            .isEmpty();
        assertThat(jmx.host("SampleAgeMillis")).isBetween(0L, 5000L);
        assertThat(System.currentTimeMillis() - jmx.host("SampleTime")).isBetween(-1000L, 60_000L);
      }
      child.end();
      assertThat(child.standardError()).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void describesEveryAttributeAndOperation(Jdk jdk) throws Exception {
    try (Child child = Child.withAgent(jdk, "jmx=eager", "CommandApp");
        JmxClient jmx = JmxClient.attach(child)) {
      for (ObjectName name : BEANS) {
        MBeanInfo info = jmx.connection().getMBeanInfo(name);
        assertThat(info.getDescription()).contains(" ");
        for (MBeanAttributeInfo attribute : info.getAttributes()) {
          assertThat(attribute.getDescription())
              .as(attribute.getName())
              .contains(" ")
              .endsWith(".");
          if (attribute.getType().equals("long")) {
            assertThat(attribute.getDescriptor().getFieldValue("units"))
                .as("unit of %s", attribute.getName())
                .isIn("By", "ms", "us", "ns", "1");
          }
        }
        for (MBeanOperationInfo operation : info.getOperations()) {
          assertThat(operation.getDescription()).as(operation.getName()).contains(" ");
        }
      }
      MBeanOperationInfo history = jmx.connection().getMBeanInfo(JmxClient.HOST).getOperations()[0];
      assertThat(history.getSignature()[0].getName()).isEqualTo("minutes");
    }
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void remembersWithoutARecording(Jdk jdk) throws Exception {
    try (Child child = Child.withAgent(jdk, "interval=20ms", "CommandApp");
        JmxClient jmx = JmxClient.attach(child)) {
      TabularData single =
          Poll.until("100 rows", () -> history(jmx, 10), rows -> rows.size() >= 100);
      CompositeData newest = single.get(new Object[] {single.size() - 1});
      assertThat((Long) newest.get("Samples")).isEqualTo(1);
      assertThat((Long) newest.get("Slab"))
          .isPositive()
          .isEqualTo(newest.get("SlabMin"))
          .isEqualTo(newest.get("SlabMax"));

      TabularData byMinute = history(jmx, 1440);
      CompositeData minute = byMinute.get(new Object[] {byMinute.size() - 1});
      assertThat((Long) minute.get("Samples")).isGreaterThanOrEqualTo(100);
      assertThat((Long) minute.get("KernelStack"))
          .isBetween((Long) minute.get("KernelStackMin"), (Long) minute.get("KernelStackMax"));

      assertThatThrownBy(() -> history(jmx, 0))
          .isInstanceOf(MBeanException.class)
          .hasRootCauseMessage("minutes must be from 1 to 1440, not 0");
    }
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void letsTheIntervalBeChanged(Jdk jdk) throws Exception {
    try (Child child = Child.withAgent(jdk, "interval=1h", "CommandApp");
        JmxClient jmx = JmxClient.attach(child)) {
      long before = (Long) jmx.agent("SamplesTaken");
      jmx.connection().setAttribute(JmxClient.AGENT, new Attribute("IntervalMillis", 10L));
      Poll.until("more samples", () -> (Long) jmx.agent("SamplesTaken"), n -> n > before + 10);

      assertThatThrownBy(
              () ->
                  jmx.connection()
                      .setAttribute(JmxClient.AGENT, new Attribute("IntervalMillis", 9L)))
          .isInstanceOf(RuntimeMBeanException.class)
          .hasRootCauseMessage("interval of 9 ms is not between 10 ms and 3600000 ms");
      assertThat(jmx.agent("IntervalMillis")).isEqualTo(10L);
    }
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void tellsOfItself(Jdk jdk) throws Exception {
    try (Child child =
            Child.withAgent(jdk, "interval=50ms", "-Dkernelmemory.log=info", "CommandApp");
        JmxClient jmx = JmxClient.attach(child)) {
      assertThat(jmx.agent("Version")).isEqualTo(System.getProperty("kernelmemory.version"));
      assertThat((String[]) jmx.agent("Options"))
          .containsExactly(
              "analysis=on (default)",
              "budget=5ms (default)",
              "cgroupfs=auto (default)",
              "detail=off (default)",
              "dump=off (default)",
              "dumpdir=none (default)",
              "enabled=true (default)",
              "interval=50ms (agent argument)",
              "jmx=late (default)",
              "log=info (property kernelmemory.log)",
              "procfs=/proc (default)",
              "sysfs=/sys (default)");
      assertThat((Long) jmx.agent("LastReadNanos")).isPositive();
      assertThat((Long) jmx.agent("WorstReadNanos"))
          .isGreaterThanOrEqualTo((Long) jmx.agent("LastReadNanos"));
      assertThat(jmx.agent("Failures")).isEqualTo(0L);
      CompositeData[] sources = (CompositeData[]) jmx.agent("Sources");
      assertThat(sources)
          .extracting(source -> source.get("path"))
          .contains(
              "/proc/meminfo",
              "/proc/self/cgroup",
              "/proc/self/status",
              "/proc/self/fd",
              "/proc/self/maps",
              "/proc/pressure/memory",
              "/proc/vmstat");
      assertThat(sources[0].get("path")).isEqualTo("/proc/meminfo");
      assertThat(sources[0].get("state")).isEqualTo("ok");
      assertThat((Long) sources[0].get("reads")).isPositive();
    }
  }

  private static TabularData history(JmxClient jmx, int minutes) throws Exception {
    return (TabularData)
        jmx.connection()
            .invoke(
                JmxClient.HOST,
                "history",
                new Object[] {minutes},
                new String[] {int.class.getName()});
  }
}
