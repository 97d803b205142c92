package dev.kernelmemory.environment;

import dev.kernelmemory.procfs.Mount;
import java.io.File;
import java.util.List;
import java.util.Locale;

/**
 * What this process runs in, and so whose numbers the host's are. Immutable; found out once.
 *
 * <p>All of it is told by marks that others leave, so it is for people and not for decisions.
 */
public final class Surroundings {
  private final Machine machine;
  private final ContainerRuntime container;
  private final ProcMounts procMounts;
  private final List<Mount> mounts;
  private final boolean gvisor;
  private final boolean wsl;
  private final boolean kata;

  private Surroundings(Places places) {
    MountTable table = MountTable.of(places.process());
    String version = SmallFile.read(new File(places.procfs(), "version"));
    this.mounts = table.mounts();
    this.gvisor = isGvisor(version);
    this.wsl = version.toLowerCase(Locale.ROOT).contains("microsoft");
    this.kata = hasKataShare(table);
    this.machine = Machine.detect(places, wsl);
    this.container = gvisor ? ContainerRuntime.GVISOR : ContainerMarks.runtime(places, table);
    this.procMounts = new ProcMounts(table, places.procfsPath());
  }

  /** Looks around; takes some milliseconds, never throws. */
  static Surroundings detect(Places places) {
    return new Surroundings(places);
  }

  /** It says its name since 2025; before, it had the build of the Linux 4.4 that it imitates. */
  private static boolean isGvisor(String version) {
    return version.toLowerCase(Locale.ROOT).contains("gvisor")
        || version.contains("#1 SMP Sun Jan 10 15:06:54 PST 2016");
  }

  /** Kata Containers hand the container's files into the virtual machine under this name. */
  private static boolean hasKataShare(MountTable table) {
    for (Mount mount : table.mounts()) {
      if (mount.source().equals("kataShared") || mount.mountPoint().startsWith("/run/kata-")) {
        return true;
      }
    }
    return false;
  }

  /** Hardware or virtual machine. */
  public Machine machine() {
    return machine;
  }

  /** What runs the container, {@link ContainerRuntime#NONE} if there is none. */
  public ContainerRuntime container() {
    return container;
  }

  /** How procfs is mounted. */
  public ProcMounts procMounts() {
    return procMounts;
  }

  /** This process's mounts as they were at the start, unmodifiable. */
  public List<Mount> mounts() {
    return mounts;
  }

  /** Whether there is no Linux kernel but gVisor's imitation. */
  public boolean isGvisor() {
    return gvisor;
  }

  /** Whether the kernel is that of the Windows Subsystem for Linux. */
  public boolean isWsl() {
    return wsl;
  }

  /** One sentence for people: whose numbers those of the scope "host" are. */
  public String hostScope() {
    if (gvisor) {
      return "gVisor stands between this process and the host and reports no kernel memory.";
    }
    if (procMounts.isSubsetPid()) {
      return "procfs is mounted with subset=pid: it has no numbers of the host.";
    }
    if (procMounts.isMeminfoMixed()) {
      return "Mixed by lxcfs: Slab is the container's; KernelStack, PageTables, VmallocUsed and"
          + " Percpu are those of the container's host.";
    }
    if (wsl) {
      return "The numbers are those of the WSL guest kernel, shared by all WSL distributions,"
          + " not of Windows.";
    }
    if (kata) {
      return "The numbers are those of the Kata guest kernel that runs this container's pod.";
    }
    String kernel =
        machine.kind() == Machine.Kind.VIRTUAL
            ? "this virtual machine's guest kernel (" + machine.hypervisor() + ")"
            : "this machine";
    return container == ContainerRuntime.NONE
        ? "The numbers are those of " + kernel + "."
        : "The numbers are those of the container's host, "
            + kernel
            + ", not of the container ("
            + container.label()
            + ").";
  }
}
