package dev.kernelmemory.environment;

import dev.kernelmemory.procfs.CgroupEntry;
import dev.kernelmemory.procfs.CgroupParser;
import dev.kernelmemory.procfs.Mount;
import java.io.File;
import java.util.List;

/**
 * Tells a container's runtime by the marks it leaves, the most particular first: the shape of the
 * cgroup's path, what is mounted on the few files every runtime makes, its own files, the variable
 * {@code container}, and at last that the visible root of the cgroups is not the real one.
 */
final class ContainerMarks {
  private static final int MOST_BYTES = 1 << 20;
  private static final int ID_DIGITS = 64;

  private ContainerMarks() {}

  static ContainerRuntime runtime(Places places, MountTable table) {
    ContainerRuntime byPath = byPaths(places);
    if (byPath != ContainerRuntime.NONE) {
      return byPath;
    }
    ContainerRuntime byMounts = byMounts(table);
    if (byMounts != ContainerRuntime.NONE) {
      return byMounts;
    }
    if (places.at("run/.containerenv").exists()) {
      return ContainerRuntime.PODMAN;
    }
    ContainerRuntime named = byName(places.containerVariable());
    if (named == ContainerRuntime.NONE) {
      named = byName(SmallFile.read(places.at("run/systemd/container")));
    }
    if (named != ContainerRuntime.NONE && named != ContainerRuntime.UNKNOWN) {
      return named;
    }
    if (places.at(".dockerenv").exists()) {
      return ContainerRuntime.DOCKER;
    }
    return named != ContainerRuntime.NONE || isTopHidden(places, table)
        ? ContainerRuntime.UNKNOWN
        : ContainerRuntime.NONE;
  }

  private static ContainerRuntime byPaths(Places places) {
    String text = WholeFile.read(new File(places.process(), "cgroup"), MOST_BYTES);
    List<CgroupEntry> entries = CgroupParser.parse(text);
    for (CgroupEntry entry : entries) {
      ContainerRuntime runtime = byPath(entry.path());
      if (runtime != ContainerRuntime.NONE) {
        return runtime;
      }
    }
    return ContainerRuntime.NONE;
  }

  static ContainerRuntime byPath(String path) {
    if (path.contains("/kubepods")
        || path.contains("/crio-")
        || path.contains("/cri-containerd-")) {
      return ContainerRuntime.KUBERNETES;
    }
    if (path.contains("/libpod-") || path.contains("/libpod_parent")) {
      return ContainerRuntime.PODMAN;
    }
    if (hasId(path, "/docker-") || hasId(path, "/docker/") || path.startsWith("/ecs/")) {
      return ContainerRuntime.DOCKER;
    }
    if (path.contains("/lxc.payload") || path.startsWith("/lxc/")) {
      return ContainerRuntime.LXC;
    }
    boolean machine = path.contains("/machine.slice/") && !path.contains("qemu");
    return machine ? ContainerRuntime.SYSTEMD_NSPAWN : ContainerRuntime.NONE;
  }

  /** Whether 64 hexadecimal digits follow: a service may well be called docker-something. */
  private static boolean hasId(String path, String prefix) {
    int at = path.indexOf(prefix);
    if (at < 0 || path.length() < at + prefix.length() + ID_DIGITS) {
      return false;
    }
    for (int i = at + prefix.length(); i < at + prefix.length() + ID_DIGITS; i++) {
      if (Character.digit(path.charAt(i), 16) < 0) {
        return false;
      }
    }
    return true;
  }

  private static ContainerRuntime byMounts(MountTable table) {
    for (Mount mount : table.mounts()) {
      String point = mount.mountPoint();
      String shown = mount.root();
      if (!point.equals("/etc/hosts")
          && !point.equals("/etc/hostname")
          && !point.equals("/etc/resolv.conf")
          && !point.equals("/dev/termination-log")) {
        continue;
      }
      if (shown.contains("/pods/") || shown.contains("io.containerd.grpc.v1.cri")) {
        return ContainerRuntime.KUBERNETES;
      }
      if (shown.contains("/docker/containers/")) {
        return ContainerRuntime.DOCKER;
      }
      if (shown.contains("/overlay-containers/")) {
        return ContainerRuntime.PODMAN;
      }
    }
    return ContainerRuntime.NONE;
  }

  private static ContainerRuntime byName(String name) {
    switch (name) {
      case "":
      case "wsl":
        return ContainerRuntime.NONE;
      case "docker":
        return ContainerRuntime.DOCKER;
      case "podman":
        return ContainerRuntime.PODMAN;
      case "lxc":
      case "lxc-libvirt":
        return ContainerRuntime.LXC;
      case "systemd-nspawn":
        return ContainerRuntime.SYSTEMD_NSPAWN;
      default:
        // "oci" is set by base images, whatever runs them.
        return ContainerRuntime.UNKNOWN;
    }
  }

  private static boolean isTopHidden(Places places, MountTable table) {
    for (Mount mount : table.mounts()) {
      if (mount.type().equals("cgroup2")
          && table.isVisible(mount)
          && new File(places.at(mount.mountPoint()), "cgroup.events").isFile()) {
        return true;
      }
    }
    return false;
  }
}
