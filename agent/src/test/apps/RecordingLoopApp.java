import java.io.File;
import jdk.jfr.Recording;

/** Starts, dumps and closes recordings on two threads for as long as its standard input is open. */
public final class RecordingLoopApp {
  private static volatile boolean ended;

  public static void main(String[] args) throws Exception {
    Thread[] threads = {new Thread(() -> loop(args[0] + "-a")), new Thread(() -> loop(args[0] + "-b"))};
    for (Thread thread : threads) {
      thread.start();
    }
    System.out.println("ready");
    while (System.in.read() >= 0) {
      // Whatever is typed is passed over.
    }
    ended = true;
    for (Thread thread : threads) {
      thread.join();
    }
    System.out.println("ended");
  }

  private static void loop(String file) {
    try {
      while (!ended) {
        try (Recording recording = new Recording()) {
          recording.start();
          recording.dump(new File(file).toPath());
          recording.stop();
        }
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
