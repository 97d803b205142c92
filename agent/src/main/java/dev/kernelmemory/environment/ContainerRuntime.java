package dev.kernelmemory.environment;

/** What runs the container that this process is in. */
public enum ContainerRuntime {
  /** No mark of a container was found. */
  NONE("none"),
  DOCKER("docker"),
  PODMAN("podman"),
  /** Kubernetes, with containerd, CRI-O or another runtime. */
  KUBERNETES("kubernetes"),
  LXC("lxc"),
  SYSTEMD_NSPAWN("systemd-nspawn"),
  GVISOR("gvisor"),
  /** There is a container, and nothing tells whose. */
  UNKNOWN("unknown container");

  private final String label;

  ContainerRuntime(String label) {
    this.label = label;
  }

  /** The name as users see it. */
  public String label() {
    return label;
  }
}
