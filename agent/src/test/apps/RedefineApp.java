import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.ClassDefinition;
import java.lang.instrument.Instrumentation;
import jdk.jfr.Recording;

/** An agent and its application in one: redefines the classes that carry hooks, over and over. */
public final class RedefineApp {
  private static Instrumentation instrumentation;
  private static volatile boolean ended;
  private static volatile Throwable failure;

  public static void premain(String argument, Instrumentation given) {
    instrumentation = given;
  }

  public static void main(String[] args) throws Exception {
    Class<?>[] types = {File.class, FileInputStream.class, Thread.class};
    byte[][] files = new byte[types.length][];
    for (int i = 0; i < types.length; i++) {
      files[i] = classFile(types[i]);
    }
    Thread recordings = new Thread(RedefineApp::record);
    recordings.start();
    int looked = 0;
    for (int round = 0; round < 30; round++) {
      for (int i = 0; i < types.length; i++) {
        instrumentation.redefineClasses(new ClassDefinition(types[i], files[i]));
      }
      looked += new File("/nowhere/" + round).exists() ? 1 : 0;
      try (FileInputStream in = new FileInputStream("/dev/null")) {
        looked += in.read() < 0 ? 0 : 1;
      }
    }
    ended = true;
    recordings.join();
    System.out.println("result " + looked + ", failure " + failure);
  }

  private static void record() {
    try {
      while (!ended) {
        try (Recording recording = new Recording()) {
          recording.enable("dev.kernelmemory.NameLookup");
          recording.enable("dev.kernelmemory.FileOpen");
          recording.start();
          Thread.sleep(50);
          recording.stop();
        }
      }
    } catch (Throwable t) {
      failure = t;
    }
  }

  private static byte[] classFile(Class<?> type) throws IOException {
    try (InputStream in = type.getResourceAsStream(type.getSimpleName() + ".class")) {
      ByteArrayOutputStream file = new ByteArrayOutputStream();
      byte[] buffer = new byte[8192];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        file.write(buffer, 0, n);
      }
      return file.toByteArray();
    }
  }
}
