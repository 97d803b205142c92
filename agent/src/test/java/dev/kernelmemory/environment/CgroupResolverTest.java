package dev.kernelmemory.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 20, unit = TimeUnit.SECONDS)
final class CgroupResolverTest {
  private static final String V2 = "cgroup2 cgroup2 rw,nsdelegate";
  private static final String V1 = "cgroup cgroup rw,memory";
  private static final String FS = "sys/fs/cgroup";

  @TempDir Path directory;
  private MachineDirectory machine;

  @BeforeEach
  void machine() {
    machine = new MachineDirectory(directory);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/kx/a",
        "/system.slice/docker-0123.scope",
        "/machine.slice/libpod-0123.scope/container",
        "/kubepods.slice/kubepods-pod1.slice/cri-containerd-0123.scope",
        "/kubepods/besteffort/pod1/crio-0123",
        "/with:colon/and space"
      })
  void readsAPathBelowTheHostsMount(String path) {
    machine.mount(31, "/", "/" + FS, V2).cgroup("0::" + path + "\n").v2Root(FS);
    machine.v2(FS + path, "42\n");
    Cgroup cgroup = resolve();
    assertPlace(cgroup, 2, Placement.OWN, FS + path);
    assertThat(cgroup.path()).isEqualTo(path);
    assertThat(cgroup.pids()).isEqualTo(cgroup.directory());
    assertThat(cgroup.reason()).isEmpty();
    assertThat(cgroup.hybrid()).isFalse();
    assertThat(cgroup.ancestors()).endsWith(machine.file(FS));
    assertThat(cgroup.ancestors()).hasSize(path.split("/", -1).length - 1);
    assertThat(cgroup).isEqualTo(resolve()).hasSameHashCodeAs(resolve());
  }

  @Test
  void takesTheMountPointInAPrivateNamespace() {
    machine.mount(31, "/", "/" + FS, V2).cgroup("0::/\n").v2(FS, "1\n42\n");
    Cgroup cgroup = resolve();
    assertPlace(cgroup, 2, Placement.OWN, FS);
    assertThat(cgroup.ancestors()).isEmpty();
  }

  @Test
  void searchesWhereThePrivateNamespaceSeesTheHostsMount() {
    machine.mount(31, "/../..", "/" + FS, V2).cgroup("0::/\n").v2Root(FS);
    machine.v2(FS + "/a", "7\n").v2(FS + "/b/c", "7\n42\n");
    Cgroup cgroup = resolve();
    assertPlace(cgroup, 2, Placement.FOUND_BY_PID, FS + "/b/c");
    assertThat(cgroup.reason()).contains("number");
    assertThat(cgroup.ancestors()).containsExactly(machine.file(FS + "/b"), machine.file(FS));
  }

  @Test
  void flagsAProcessThatWasMovedOutOfItsNamespace() {
    machine.mount(31, "/", "/" + FS, V2).cgroup("0::/../b\n").v2(FS, "7\n");
    assertPlace(resolve(), 2, Placement.MOVED, FS);
    assertThat(resolve().reason()).contains("/../b");
  }

  @Test
  void neverTakesTheRealRoot() {
    machine.mount(31, "/", "/" + FS, V2).cgroup("0::/\n").v2Root(FS);
    machine.write(FS + "/cgroup.procs", "42\n");
    assertPlace(resolve(), 2, Placement.ROOT, FS);
    assertThat(resolve().isReadable()).isFalse();
    machine.cgroup("0::/no-memory\n").write(FS + "/no-memory/cgroup.procs", "42\n");
    assertPlace(resolve(), 2, Placement.ROOT, FS);
  }

  @Test
  void neverTakesTheRealRootOfVersion1() {
    machine.mount(31, "/", "/mem", V1).cgroup("4:memory:/\n").v1("mem", "42\n");
    assertPlace(resolve(), 1, Placement.OWN, "mem");
    machine.write("mem/release_agent", "\n");
    assertPlace(resolve(), 1, Placement.ROOT, "mem");
  }

  @Test
  void walksUpToTheNearestCgroupWithMemoryFiles() {
    machine.mount(31, "/", "/" + FS, V2).cgroup("0::/a/b/c\n").v2(FS + "/a", "").v2Root(FS);
    machine.write(FS + "/a/b/c/cgroup.procs", "42\n");
    Cgroup cgroup = resolve();
    assertPlace(cgroup, 2, Placement.ANCESTOR, FS + "/a");
    assertThat(cgroup.reason()).contains("memory.stat");
  }

  @Test
  void takesAParentOfARemovedCgroupEvenIfTheNameIsThereAgain() {
    machine.mount(31, "/", "/" + FS, V2).cgroup("0::/a/b (deleted)\n").v2Root(FS);
    machine.v2(FS + "/a", "").v2(FS + "/a/b", "");
    Cgroup cgroup = resolve();
    assertPlace(cgroup, 2, Placement.ANCESTOR, FS + "/a");
    assertThat(cgroup.deleted()).isTrue();
    assertThat(cgroup.path()).isEqualTo("/a/b");
  }

  @Test
  void takesVersion1OnAHybridHost() {
    machine.mount(31, "/", "/mem", V1).mount(32, "/", "/pids", "cgroup cgroup rw,pids");
    machine.mount(33, "/", "/unified", V2).v2("unified/kx", "42\n").v1("mem/kx/a", "42\n");
    machine.write("pids/kx/p/pids.current", "1\n");
    machine.cgroup("5:pids:/kx/p\n4:memory:/kx/a\n0::/kx\n");
    Cgroup cgroup = resolve();
    assertPlace(cgroup, 1, Placement.OWN, "mem/kx/a");
    assertThat(cgroup.hybrid()).isTrue();
    assertThat(cgroup.pids()).isEqualTo(machine.file("pids/kx/p"));
  }

  @Test
  void takesVersion2WhereNoVersion1MemoryIsMounted() {
    machine.mount(33, "/", "/unified", V2).v2("unified/kx", "42\n").cgroup("4:memory:/a\n0::/kx\n");
    assertPlace(resolve(), 2, Placement.OWN, "unified/kx");
  }

  @Test
  void takesOffWhatABindMountAlreadyShows() {
    machine.mount(31, "/kx/a", "/mem", V1).cgroup("4:memory:/kx/a\n").v1("mem", "42\n");
    assertPlace(resolve(), 1, Placement.OWN, "mem");
    machine.cgroup("4:memory:/kx/a/b\n").v1("mem/b", "42\n");
    assertPlace(resolve(), 1, Placement.OWN, "mem/b");
    machine.cgroup("4:memory:/kx/ab\n").write("mem/b/cgroup.procs", "");
    machine.write("mem/cgroup.procs", "");
    assertThat(resolve().placement()).isEqualTo(Placement.NONE);
    assertThat(resolve().reason()).contains("/kx/ab");
  }

  @Test
  void prefersTheMountThatShowsTheProcess() {
    machine.mount(31, "/other", "/elsewhere", V2).mount(32, "/", "/" + FS, V2);
    machine.cgroup("0::/a\n").v2("elsewhere", "7\n").v2Root(FS).v2(FS + "/a", "42\n");
    assertPlace(resolve(), 2, Placement.OWN, FS + "/a");
  }

  @Test
  void passesOverAMountThatIsMountedOver() {
    machine.mount(31, "/", "/mem", V1).mount(32, "/", "/mem", "tmpfs tmpfs rw");
    machine.cgroup("4:memory:/a\n").v1("mem/a", "42\n");
    assertThat(resolve().placement()).isEqualTo(Placement.NONE);
    assertThat(resolve().version()).isZero();
  }

  @Test
  void decodesAMountPointWithASpace() {
    machine.mount(31, "/", "/my\\040cgroups", V2).cgroup("0::/a\n").v2("my cgroups/a", "42\n");
    assertPlace(resolve(), 2, Placement.OWN, "my cgroups/a");
  }

  @Test
  void believesThePathWhereNumbersAreOfAnotherNamespace() {
    machine.mount(31, "/", "/" + FS, V2).cgroup("0::/a\n").v2Root(FS).v2(FS + "/a", "0\n0\n");
    assertPlace(resolve(), 2, Placement.OWN, FS + "/a");
    machine.write(FS + "/a/cgroup.procs", "1\n");
    assertPlace(resolve(), 2, Placement.OWN, FS + "/a");
  }

  @Test
  void looksBelowTheDirectoryTheUserNamed() {
    machine.cgroup("4:memory:/kx\n0::/u\n").v1("host/memory/kx", "42\n");
    machine.write("host/cpu/kx/cgroup.procs", "42\n");
    assertPlace(resolve("host"), 1, Placement.OWN, "host/memory/kx");
    assertPlace(resolve("host/memory"), 1, Placement.OWN, "host/memory/kx");
    machine.cgroup("0::/\n").v2Root("host2").v2("host2/x/y", "42\n");
    assertPlace(resolve("host2"), 2, Placement.FOUND_BY_PID, "host2/x/y");
    assertThat(resolve("nowhere").placement()).isEqualTo(Placement.NONE);
  }

  @Test
  void followsNoLinksAndStopsSearching() throws IOException {
    machine.mount(31, "/../..", "/" + FS, V2).cgroup("0::/\n").v2Root(FS).v2("out", "42\n");
    Files.createSymbolicLink(directory.resolve(FS + "/link"), directory.resolve("out"));
    Files.createSymbolicLink(directory.resolve(FS + "/loop"), directory.resolve(FS));
    machine.v2(FS + "/1/2/3/4/5/6/7/8/9/10/11/12/13", "42\n");
    assertThat(resolve().placement()).isEqualTo(Placement.NONE);
    machine.v2(FS + "/1/2/3/4/5/6/7/8/9/10/11/12", "42\n");
    assertThat(resolve().placement()).isEqualTo(Placement.FOUND_BY_PID);
  }

  @Test
  void waitsForNoFifo() throws Exception {
    machine.mount(31, "/", "/" + FS, V2).cgroup("0::/a\n").v2Root(FS);
    Files.createDirectories(directory.resolve(FS + "/a/memory.stat"));
    fifo(FS + "/a/cgroup.procs");
    assertPlace(resolve(), 2, Placement.ROOT, FS);
    Files.delete(directory.resolve("proc/self/mountinfo"));
    fifo("proc/self/mountinfo");
    Files.delete(directory.resolve("proc/self/stat"));
    fifo("proc/self/stat");
    assertThat(resolve().placement()).isEqualTo(Placement.NONE);
    Files.delete(directory.resolve("proc/self/cgroup"));
    fifo("proc/self/cgroup");
    assertThat(resolve().placement()).isEqualTo(Placement.NONE);
  }

  @Test
  void noticesAMove() {
    machine.mount(31, "/", "/" + FS, V2).cgroup("0::/a\n").v2Root(FS).v2(FS + "/a", "42\n");
    CgroupResolver resolver = new CgroupResolver(machine.file("proc/self"), null, machine.root());
    Cgroup before = resolver.resolve();
    assertThat(resolver.resolve()).isEqualTo(before);
    machine.cgroup("0::/b\n").write(FS + "/a/cgroup.procs", "").v2(FS + "/b", "42\n");
    assertThat(resolver.resolve()).isNotEqualTo(before);
  }

  @Test
  void readsAMountinfoOfManyPagesToItsEnd() {
    StringBuilder text = new StringBuilder(MachineDirectory.ROOT_MOUNT);
    for (int i = 100; i < 3000; i++) {
      text.append(i).append(" 27 0:1 / /m").append(i).append(" rw - tmpfs tmpfs rw\n");
    }
    text.append("31 27 0:1 / /").append(FS).append(" rw - ").append(V2).append('\n');
    machine.write("proc/self/mountinfo", text.toString()).cgroup("0::/a\n").v2(FS + "/a", "42\n");
    assertPlace(resolve(), 2, Placement.OWN, FS + "/a");
  }

  private void fifo(String path) throws Exception {
    Process make = new ProcessBuilder("mkfifo", directory.resolve(path).toString()).start();
    assertThat(make.waitFor()).isZero();
  }

  private void assertPlace(Cgroup cgroup, int version, Placement placement, String path) {
    assertThat(cgroup.placement()).as(cgroup.reason()).isEqualTo(placement);
    assertThat(cgroup.directory()).isEqualTo(machine.file(path));
    assertThat(cgroup.version()).isEqualTo(version);
    assertThat(cgroup.isReadable()).isEqualTo(placement != Placement.ROOT);
  }

  private Cgroup resolve() {
    return new CgroupResolver(machine.file("proc/self"), null, machine.root()).resolve();
  }

  private Cgroup resolve(String cgroupfs) {
    File base = machine.file(cgroupfs);
    return new CgroupResolver(machine.file("proc/self"), base, machine.root()).resolve();
  }
}
