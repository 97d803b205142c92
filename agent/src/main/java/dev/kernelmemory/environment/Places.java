package dev.kernelmemory.environment;

import java.io.File;

/** Where the machine's files are looked for, so that a test can point elsewhere. Immutable. */
final class Places {
  private final File root;
  private final File procfs;
  private final File sysfs;
  private final File process;
  private final String containerVariable;

  /**
   * Names the places.
   *
   * @param root the root directory
   * @param procfs the procfs mount that is read for the host
   * @param sysfs the sysfs mount
   * @param process this process's directory, whatever {@code procfs} is
   * @param containerVariable what the environment variable {@code container} says, or empty
   */
  Places(File root, File procfs, File sysfs, File process, String containerVariable) {
    this.root = root;
    this.procfs = procfs;
    this.sysfs = sysfs;
    this.process = process;
    this.containerVariable = containerVariable;
  }

  /** A file below the root directory. */
  File at(String path) {
    return new File(root, path);
  }

  File procfs() {
    return procfs;
  }

  File sysfs() {
    return sysfs;
  }

  File process() {
    return process;
  }

  String containerVariable() {
    return containerVariable;
  }

  /** The procfs mount's path as mountinfo names it. */
  String procfsPath() {
    String above = root.getPath();
    String path = procfs.getPath();
    return !above.equals("/") && MountTable.covers(above, path)
        ? path.substring(above.length())
        : path;
  }
}
