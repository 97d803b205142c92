package dev.kernelmemory.it;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * A FUSE mount whose server never answers, like lxcfs after a deadlock: whoever looks at anything
 * below it waits in the kernel. Needs root and /dev/fuse. The test itself must not look there.
 */
final class DeadMount implements AutoCloseable {
  private static final String MOUNT =
      "exec 3<>/dev/fuse && mount -i -t fuse"
          + " -o fd=3,rootmode=40000,user_id=0,group_id=0,allow_other nodev \"$0\""
          + " && echo mounted && exec cat";

  private final Path point;
  private final Child server;

  private DeadMount(Path point, Child server) {
    this.point = point;
    this.server = server;
  }

  /** Mounts on an existing directory, or skips the test, saying why. */
  static DeadMount on(Path point) throws Exception {
    assumeTrue("root".equals(System.getProperty("user.name")), "skipped: needs root");
    Process trial = new ProcessBuilder("sh", "-c", "exec 3<>/dev/fuse").start();
    assumeTrue(trial.waitFor() == 0, "skipped: no /dev/fuse");
    Child server = Child.start(new ProcessBuilder("sh", "-c", MOUNT, point.toString()));
    String said = server.line();
    if (!said.equals("mounted")) {
      server.close();
      assumeTrue(false, "skipped: nothing can be mounted here");
    }
    return new DeadMount(point, server);
  }

  /** Lets the server die: whoever waits gets an error, and so does whoever looks from now on. */
  void endServer() throws IOException, InterruptedException {
    server.end();
  }

  /** Takes the mount away: the directory is an ordinary one again. */
  void unmount() throws IOException, InterruptedException {
    Process unmount = new ProcessBuilder("umount", "-l", point.toString()).inheritIO().start();
    if (!unmount.waitFor(60, TimeUnit.SECONDS) || unmount.exitValue() != 0) {
      throw new IOException(point + " can't be unmounted");
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
