package dev.kernelmemory.environment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kernelmemory.procfs.MeminfoField;
import java.io.File;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(value = 20, unit = TimeUnit.SECONDS)
final class SurroundingsTest {
  private static final String HEX = "0123456789abcdef".repeat(4);
  private static final String PHYSICAL = "flags\t\t: fpu vme sse\n";
  private static final String GUEST = "processor\t: 0\nflags\t\t: fpu hypervisor sse\nbugs: x\n";

  @TempDir Path directory;
  private MachineDirectory machine;

  @BeforeEach
  void machine() {
    machine = new MachineDirectory(directory);
    machine.mount(22, "/", "/proc", "proc proc rw").cgroup("0::/user.slice\n");
    machine.write("proc/cpuinfo", PHYSICAL).write("proc/version", "Linux version 6.1.0 x\n");
  }

  @Test
  void tellsHardware() {
    Surroundings seen = detect("");
    assertThat(seen.machine().kind()).isEqualTo(Machine.Kind.PHYSICAL);
    assertThat(seen.machine().hypervisor()).isEmpty();
    assertThat(seen.container()).isEqualTo(ContainerRuntime.NONE);
    assertThat(seen.hostScope()).isEqualTo("The numbers are those of this machine.");
  }

  @Test
  void saysWhenNothingTellsTheMachine() {
    machine.write("proc/cpuinfo", "Features\t: fp asimd\n");
    assertThat(detect("").machine().kind()).isEqualTo(Machine.Kind.UNKNOWN);
    machine.write("sys/class/dmi/id/sys_vendor", "Ampere\n");
    assertThat(detect("").machine().kind()).isEqualTo(Machine.Kind.PHYSICAL);
  }

  @ParameterizedTest
  @CsvSource({
    "QEMU, Standard PC (Q35), kvm",
    "'VMware, Inc.', VMware7 1, vmware",
    "innotek GmbH, VirtualBox, virtualbox",
    "Xen, HVM domU, xen",
    "Microsoft Corporation, Virtual Machine, hyperv",
    "Google, Google Compute Engine, kvm",
    "Firecracker, x, firecracker"
  })
  void namesTheHypervisorByTheDmiTables(String vendor, String product, String hypervisor) {
    machine.write("sys/class/dmi/id/sys_vendor", vendor + "\n");
    machine.write("sys/class/dmi/id/product_name", product + "\n");
    assertThat(detect("").machine().kind()).isEqualTo(Machine.Kind.VIRTUAL);
    assertThat(detect("").machine().hypervisor()).isEqualTo(hypervisor);
    assertThat(detect("").hostScope()).contains("guest kernel (" + hypervisor + ")");
  }

  @ParameterizedTest
  @CsvSource({
    "tsc kvm-clock, kvm",
    "hyperv_clocksource_tsc_page acpi_pm, hyperv",
    "xen tsc, xen",
    "tsc hpet, unknown"
  })
  void namesTheHypervisorByItsClock(String clocks, String hypervisor) {
    machine.write("proc/cpuinfo", GUEST);
    machine.write("sys/devices/system/clocksource/clocksource0/available_clocksource", clocks);
    assertThat(detect("").machine().hypervisor()).isEqualTo(hypervisor);
  }

  @Test
  void tellsFirecrackerFromOtherKvm() {
    machine.write("proc/cpuinfo", GUEST).write("proc/cmdline", "pci=off virtio_mmio.device=4K\n");
    machine.write("sys/devices/system/clocksource/clocksource0/available_clocksource", "kvm-clock");
    assertThat(detect("").machine().hypervisor()).isEqualTo("firecracker");
    machine.write("proc/cmdline", "quiet\n").write("sys/firmware/acpi/tables/FACP", "FACP FIRECK");
    assertThat(detect("").machine().hypervisor()).isEqualTo("firecracker");
  }

  @Test
  void takesXensDomain0ForHardware() {
    machine.write("sys/hypervisor/type", "xen\n");
    assertThat(detect("").machine().hypervisor()).isEqualTo("xen");
    machine.write("proc/xen/capabilities", "control_d\n");
    assertThat(detect("").machine().kind()).isEqualTo(Machine.Kind.PHYSICAL);
  }

  @ParameterizedTest
  @CsvSource({
    "/system.slice/docker-@.scope, DOCKER",
    "/docker/@, DOCKER",
    "/system.slice/docker-registry.service, NONE",
    "/machine.slice/libpod-@.scope, PODMAN",
    "/kubepods/besteffort/podx/@, KUBERNETES",
    "/kubepods.slice/x/cri-containerd-@.scope, KUBERNETES",
    "/system.slice/crio-@.scope, KUBERNETES",
    "/lxc.payload.web/x, LXC",
    "/machine.slice/machine-web.scope/payload, SYSTEMD_NSPAWN",
    "/machine.slice/machine-qemu-1.scope, NONE",
    "/user.slice, NONE"
  })
  void namesTheRuntimeByTheCgroupsPath(String path, ContainerRuntime runtime) {
    machine.cgroup("0::" + path.replace("@", HEX) + "\n");
    assertThat(detect("").container()).isEqualTo(runtime);
  }

  @ParameterizedTest
  @CsvSource({
    "docker, DOCKER",
    "podman, PODMAN",
    "lxc, LXC",
    "systemd-nspawn, SYSTEMD_NSPAWN",
    "oci, UNKNOWN",
    "wsl, NONE"
  })
  void namesTheRuntimeByTheVariable(String name, ContainerRuntime runtime) {
    assertThat(detect(name).container()).isEqualTo(runtime);
  }

  @Test
  void namesTheRuntimeByItsFiles() {
    machine.write(".dockerenv", "");
    assertThat(detect("oci").container()).isEqualTo(ContainerRuntime.DOCKER);
    machine.write("run/.containerenv", "");
    assertThat(detect("oci").container()).isEqualTo(ContainerRuntime.PODMAN);
    assertThat(detect("").hostScope()).contains("host").contains("podman");
  }

  @Test
  void namesTheRuntimeByWhatIsMounted() {
    machine.mount(50, "/var/lib/kubelet/pods/1/etc-hosts", "/etc/hosts", "ext4 /dev/vda rw");
    assertThat(detect("").container()).isEqualTo(ContainerRuntime.KUBERNETES);
  }

  @Test
  void knowsAContainerByItsCgroupNamespace() {
    machine.mount(31, "/", "/sys/fs/cgroup", "cgroup2 cgroup2 rw").cgroup("0::/\n");
    assertThat(detect("").container()).isEqualTo(ContainerRuntime.NONE);
    machine.v2("sys/fs/cgroup", "42\n");
    assertThat(detect("").container()).isEqualTo(ContainerRuntime.UNKNOWN);
  }

  @ParameterizedTest
  @CsvSource({
    "'Linux version 4.4.0 #1 SMP Sun Jan 10 15:06:54 PST 2016'",
    "'Linux version 4.19.0-gvisor #1 SMP Sun Jan 10 15:06:54 PST 2016'"
  })
  void knowsGvisor(String version) {
    machine.write("proc/version", version);
    assertThat(detect("").isGvisor()).isTrue();
    assertThat(detect("").container()).isEqualTo(ContainerRuntime.GVISOR);
    assertThat(detect("").hostScope()).contains("gVisor");
  }

  @Test
  void knowsWsl() {
    machine.write("proc/version", "Linux version 6.6.87.2-microsoft-standard-WSL2 (root@x)\n");
    assertThat(detect("").isWsl()).isTrue();
    assertThat(detect("").machine().hypervisor()).isEqualTo("hyperv");
    assertThat(detect("").hostScope()).contains("not of Windows");
  }

  @Test
  void knowsAKataGuest() {
    machine.write("proc/cpuinfo", GUEST).cgroup("0::/kubepods/x\n");
    machine.mount(60, "/", "/data", "virtiofs kataShared rw");
    assertThat(detect("").hostScope()).contains("Kata");
  }

  @Test
  void tellsWhoseNumbersLxcfsGives() {
    machine.write(
        "proc/self/mountinfo",
        MachineDirectory.ROOT_MOUNT
            + "22 27 0:1 / /proc rw - proc proc rw\n"
            + "70 22 0:2 /proc/meminfo /proc/meminfo rw - fuse.lxcfs lxcfs rw\n"
            + "71 22 0:2 /proc/stat /proc/stat rw - fuse.lxcfs lxcfs rw\n");
    Surroundings seen = detect("lxc");
    assertThat(seen.procMounts().lxcfsFiles()).containsExactly("meminfo", "stat");
    assertThat(seen.procMounts().isContainers(MeminfoField.SLAB)).isTrue();
    assertThat(seen.procMounts().isContainers(MeminfoField.KERNEL_STACK)).isFalse();
    assertThat(seen.procMounts().isContainers(MeminfoField.K_RECLAIMABLE)).isFalse();
    assertThat(seen.hostScope()).contains("Mixed");
    assertThat(FileSystems.typeOf("/proc/meminfo", new MountTable(seen.mounts())))
        .isEqualTo("fuse.lxcfs");
  }

  @Test
  void knowsAProcfsThatShowsLess() {
    String line = "22 27 0:1 / /proc rw - proc proc rw,hidepid=invisible,subset=pid\n";
    machine.write("proc/self/mountinfo", MachineDirectory.ROOT_MOUNT + line);
    assertThat(detect("").procMounts().isSubsetPid()).isTrue();
    assertThat(detect("").procMounts().isHidepid()).isTrue();
    assertThat(detect("").hostScope()).contains("subset=pid");
  }

  @Test
  void takesWhatIsMissingForUnknown() {
    Places nowhere =
        new Places(
            new File("/nowhere"), new File("/nowhere"), new File("/nowhere"), new File("/no"), "");
    Surroundings seen = Surroundings.detect(nowhere);
    assertThat(seen.machine().kind()).isEqualTo(Machine.Kind.UNKNOWN);
    assertThat(seen.container()).isEqualTo(ContainerRuntime.NONE);
    assertThat(seen.hostScope()).isNotEmpty();
    Limits limits = Limits.detect(new File("/nowhere"), new File("/no"));
    assertThat(limits.threadsMax()).isEqualTo(-1);
    assertThat(limits.openFiles()).isEqualTo(-1);
  }

  @Test
  void readsTheLimits() {
    machine.write("proc/sys/kernel/threads-max", "96365\n").write("proc/sys/fs/file-max", "x\n");
    machine.write("proc/sys/kernel/pid_max", "99999999999999999999\n");
    machine.write("proc/sys/vm/max_map_count", "65530\n");
    machine.write(
        "proc/self/limits", "Max open files            20000                20000  files\n");
    Limits limits = Limits.detect(machine.file("proc"), machine.file("proc/self"));
    assertThat(limits.threadsMax()).isEqualTo(96365);
    assertThat(limits.maxMapCount()).isEqualTo(65530);
    assertThat(limits.openFiles()).isEqualTo(20000);
    assertThat(limits.processes()).isEqualTo(-1);
    assertThat(limits.fileMax()).isEqualTo(-1);
    assertThat(limits.pidMax()).isEqualTo(-1);
  }

  @Test
  void looksAroundOnThisMachine() {
    Environment here = Environment.detect(new File("/proc"), -1);
    assertThat(here.surroundings().hostScope()).endsWith(".");
    assertThat(here.limits().pidMax()).isPositive();
    assertThat(here.limits().openFiles()).isPositive();
    String type = FileSystems.typeOf(new File("/proc/self/status"), here.surroundings().mounts());
    assertThat(type).isEqualTo("proc");
    assertThat(FileSystems.isKernelMade(type)).isTrue();
    assertThat(FileSystems.isKernelMade("fuse.lxcfs")).isFalse();
  }

  private Surroundings detect(String variable) {
    return Surroundings.detect(
        new Places(
            machine.root(),
            machine.file("proc"),
            machine.file("sys"),
            machine.file("proc/self"),
            variable));
  }
}
