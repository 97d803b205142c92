package dev.kernelmemory.environment;

import dev.kernelmemory.procfs.Printable;
import java.io.File;
import java.util.Locale;

/** Whether the kernel runs on hardware or in a virtual machine, and in whose. Immutable. */
public final class Machine {
  /** What the kernel runs on. */
  public enum Kind {
    PHYSICAL,
    VIRTUAL,
    UNKNOWN;

    /** The name as users see it. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The first processor's record and its flags are far shorter. */
  private static final int CPUINFO_BYTES = 16 << 10;

  /** What stands in product_name or sys_vendor of the DMI tables, and whose that is. */
  private static final String[][] MAKERS = {
    {"firecracker", "firecracker"},
    {"cloud hypervisor", "cloud-hypervisor"},
    {"virtualbox", "virtualbox"},
    {"innotek", "virtualbox"},
    {"vmware", "vmware"},
    {"kubevirt", "kvm"},
    {"openstack", "kvm"},
    {"kvm", "kvm"},
    {"qemu", "kvm"},
    {"google compute engine", "kvm"},
    {"hvm domu", "xen"},
    {"xen", "xen"},
    {"parallels", "parallels"},
    {"bhyve", "bhyve"},
    {"microsoft corporation virtual machine", "hyperv"}
  };

  private final Kind kind;
  private final String hypervisor;

  Machine(Kind kind, String hypervisor) {
    this.kind = kind;
    this.hypervisor = Printable.of(hypervisor);
  }

  /** Hardware, virtual or unknown. */
  public Kind kind() {
    return kind;
  }

  /** The hypervisor, for example {@code kvm}; {@code unknown}; empty unless virtual. */
  public String hypervisor() {
    return hypervisor;
  }

  /** Looks around; some small files and the beginning of cpuinfo. */
  static Machine detect(Places places, boolean wsl) {
    if (wsl) {
      return virtual("hyperv");
    }
    String xen = SmallFile.read(new File(places.sysfs(), "hypervisor/type"));
    if (xen.equals("xen") && isControlDomain(places)) {
      return new Machine(Kind.PHYSICAL, "");
    }
    String dmi = dmi(places.sysfs());
    String maker = maker(dmi);
    if (!maker.isEmpty()) {
      return virtual(maker);
    }
    if (!xen.isEmpty()) {
      return virtual(xen);
    }
    String flags = flags(WholeFile.read(new File(places.procfs(), "cpuinfo"), CPUINFO_BYTES));
    if (flags.contains(" hypervisor ")) {
      return virtual(nameless(places, dmi));
    }
    String byTree = SmallFile.read(new File(places.procfs(), "device-tree/hypervisor/compatible"));
    if (!byTree.isEmpty()) {
      return virtual(byTree.contains("kvm") ? "kvm" : byTree.contains("xen") ? "xen" : "unknown");
    }
    // Only x86 has the flag: elsewhere its absence says nothing, a maker's name does.
    boolean told = !flags.isEmpty() || !dmi.isEmpty();
    return new Machine(told ? Kind.PHYSICAL : Kind.UNKNOWN, "");
  }

  private static Machine virtual(String hypervisor) {
    return new Machine(Kind.VIRTUAL, hypervisor);
  }

  /** Xen's domain 0 has the machine's hardware. */
  private static boolean isControlDomain(Places places) {
    return SmallFile.read(new File(places.procfs(), "xen/capabilities")).contains("control_d");
  }

  private static String dmi(File sysfs) {
    File id = new File(sysfs, "class/dmi/id");
    String vendor = SmallFile.read(new File(id, "sys_vendor"));
    return (vendor + " " + SmallFile.read(new File(id, "product_name"))).trim();
  }

  private static String maker(String dmi) {
    String words = dmi.toLowerCase(Locale.ROOT);
    for (String[] maker : MAKERS) {
      if (words.contains(maker[0])) {
        return maker[1];
      }
    }
    return "";
  }

  /** A hypervisor that put no name of its own into the DMI tables, by the clock it offers. */
  private static String nameless(Places places, String dmi) {
    File clock = new File(places.sysfs(), "devices/system/clocksource/clocksource0");
    String clocks = SmallFile.read(new File(clock, "available_clocksource"));
    if (clocks.contains("kvm-clock") || dmi.contains("Amazon EC2")) {
      return isFirecracker(places, dmi) ? "firecracker" : "kvm";
    }
    if (clocks.contains("hyperv_clocksource")) {
      return "hyperv";
    }
    return clocks.contains("xen") ? "xen" : "unknown";
  }

  /** It writes its name into the ACPI tables, readable by root, and has no DMI tables. */
  private static boolean isFirecracker(Places places, String dmi) {
    File table = new File(places.sysfs(), "firmware/acpi/tables/FACP");
    String commandLine = SmallFile.read(new File(places.procfs(), "cmdline"));
    return SmallFile.read(table).contains("FIRECK")
        || (dmi.isEmpty()
            && commandLine.contains("virtio_mmio.device=")
            && commandLine.contains("pci=off"));
  }

  private static String flags(String cpuinfo) {
    int at = cpuinfo.startsWith("flags") ? 0 : cpuinfo.indexOf("\nflags") + 1;
    if (!cpuinfo.startsWith("flags", at)) {
      return "";
    }
    int end = cpuinfo.indexOf('\n', at);
    return cpuinfo.substring(at, end < 0 ? cpuinfo.length() : end) + " ";
  }
}
