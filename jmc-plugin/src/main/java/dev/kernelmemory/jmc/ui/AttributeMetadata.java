package dev.kernelmemory.jmc.ui;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.management.ObjectName;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IExecutableExtensionFactory;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmc.rjmx.common.subscription.IMRIMetadataProvider;
import org.openjdk.jmc.rjmx.common.subscription.MRI;

/**
 * Tells the JMX console the units, names and colours of the agent's attributes. All of them go by
 * the attribute's name: what the console asks with knows nothing of the MBean's own descriptors,
 * and nothing of whose connection it is.
 */
public final class AttributeMetadata implements IExecutableExtensionFactory {
  private static final String DOMAIN = "dev.kernelmemory";

  private static final Set<String> SIZES =
      Set.of(
          "Anonymous",
          "CodeCache",
          "Current",
          "DirectBuffers",
          "File",
          "Headroom",
          "HeapCommitted",
          "HeapUsed",
          "High",
          "KReclaimable",
          "Kernel",
          "KernelStack",
          "Limit",
          "LowerBound",
          "MappedBuffers",
          "MemAvailable",
          "MemFree",
          "MemTotal",
          "Metaspace",
          "PageTables",
          "Peak",
          "PerCPU",
          "Resident",
          "ResidentAnonymous",
          "ResidentFile",
          "ResidentShmem",
          "Residual",
          "SReclaimable",
          "SUnreclaim",
          "SecPageTables",
          "ShadowCallStack",
          "Shmem",
          "Slab",
          "Socket",
          "Swap",
          "SwapCache",
          "SwapLimit",
          "VirtualSize",
          "VmallocTotal",
          "VmallocUsed",
          "WorkingSet",
          "WorkingSetWithoutReclaimableSlab");

  private static final Set<String> COUNTS =
      Set.of(
          "ActiveFindingCount",
          "AllocationStalls",
          "CgroupVersion",
          "CriticalFindingCount",
          "DyingDescendants",
          "Failures",
          "HighEvents",
          "LowEvents",
          "MappingLimit",
          "Mappings",
          "MaxEvents",
          "OomEvents",
          "OomGroupKills",
          "OomKills",
          "OpenFileLimit",
          "OpenFiles",
          "PagesScanned",
          "PagesStolen",
          "SamplesTaken",
          "SlabsScanned",
          "TaskLimit",
          "Tasks",
          "Threads");

  /** One hue for each dimension, darkest for the host, lightest for the process. */
  private static final Map<String, String[]> COLOURS =
      Map.ofEntries(
          Map.entry("Slab", shades("#b45309", "#f59e0b", "#fcd34d")),
          Map.entry("SUnreclaim", shades("#7c2d12", "#ea580c", "#fdba74")),
          Map.entry("VmallocUsed", shades("#6b21a8", "#a855f7", "#d8b4fe")),
          Map.entry("KernelStack", shades("#1e40af", "#3b82f6", "#93c5fd")),
          Map.entry("PageTables", shades("#166534", "#22c55e", "#86efac")),
          Map.entry("PerCPU", shades("#9f1239", "#f43f5e", "#fda4af")),
          Map.entry("LowerBound", shades("#334155", "#64748b", "#cbd5e1")),
          Map.entry("Kernel", shades("#334155", "#64748b", "#cbd5e1")),
          Map.entry("Current", shades("#0f172a", "#0f172a", "#0f172a")),
          Map.entry("Limit", shades("#dc2626", "#dc2626", "#dc2626")),
          Map.entry("Anonymous", shades("#0e7490", "#06b6d4", "#67e8f9")),
          Map.entry("File", shades("#4d7c0f", "#84cc16", "#bef264")),
          Map.entry("SomeAverage10", shades("#ca8a04", "#facc15", "#fde047")),
          Map.entry("FullAverage10", shades("#b91c1c", "#ef4444", "#fca5a5")));

  @Override
  public Object create() throws CoreException {
    Class<?> type =
        Application.load(
            "org.openjdk.jmc.rjmx",
            "org.openjdk.jmc.rjmx.subscription.IMRIMetadataProviderService");
    return Application.implement(
        type,
        (proxy, method, arguments) -> {
          if (method.getDeclaringClass() == Object.class) {
            return switch (method.getName()) {
              case "equals" -> proxy == arguments[0];
              case "hashCode" -> System.identityHashCode(proxy);
              default -> AttributeMetadata.class.getName();
            };
          }
          return get((MRI) arguments[1], (String) arguments[2]);
        });
  }

  /** The piece of metadata, null if it is not ours to know. Any thread. */
  public static @Nullable Object get(MRI attribute, String key) {
    if (!attribute.getObjectName().getDomain().equals(DOMAIN)
        || attribute.getType() != MRI.Type.ATTRIBUTE) {
      return null;
    }
    return switch (key) {
      case IMRIMetadataProvider.KEY_UNIT_STRING -> unit(attribute.getDataPath());
      case IMRIMetadataProvider.KEY_DISPLAY_NAME -> name(attribute);
      case IMRIMetadataProvider.KEY_COLOR -> colour(attribute);
      default -> null;
    };
  }

  private static @Nullable String unit(String name) {
    if (SIZES.contains(name)) {
      return "memory:B";
    }
    if (COUNTS.contains(name)) {
      return "number:";
    }
    return switch (name) {
      case "SampleTime" -> "timestamp:epochms";
      case "IntervalMillis", "SampleAgeMillis" -> "timespan:ms";
      case "SomeTotalMicros", "FullTotalMicros" -> "timespan:us";
      case "LastReadNanos", "WorstReadNanos" -> "timespan:ns";
      case "SomeAverage10",
          "SomeAverage60",
          "SomeAverage300",
          "FullAverage10",
          "FullAverage60",
          "FullAverage300" ->
          "percentage:%";
      case "KernelStackHostShare",
          "PageTablesHostShare",
          "KernelStackContainerShare",
          "PageTablesContainerShare" ->
          "percentage:";
      default -> null;
    };
  }

  /** As in {@code Slab (host)}, since the same attribute of several scopes meets in one chart. */
  private static String name(MRI attribute) {
    ObjectName bean = attribute.getObjectName();
    String scope = bean.getKeyProperty("scope");
    String number = bean.getKeyProperty("name");
    if (scope == null) {
      return attribute.getDataPath();
    }
    return attribute.getDataPath()
        + " ("
        + scope.toLowerCase(Locale.ROOT)
        + (number == null ? "" : " " + number)
        + ')';
  }

  private static @Nullable String colour(MRI attribute) {
    String[] shades = COLOURS.get(attribute.getDataPath());
    if (shades == null) {
      return null;
    }
    return switch (Objects.toString(attribute.getObjectName().getKeyProperty("scope"), "")) {
      case "Host" -> shades[0];
      case "Container" -> shades[1];
      case "Process" -> shades[2];
      default -> null;
    };
  }

  private static String[] shades(String host, String container, String process) {
    return new String[] {host, container, process};
  }
}
