import java.io.File;
import java.io.FileInputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.Selector;

/** Starts threads, opens files and sockets and looks up names for as long as its input is open. */
public final class ChurnApp {
  private static volatile boolean ended;

  public static void main(String[] args) throws Exception {
    Thread churn = new Thread(ChurnApp::churn, "churn");
    churn.start();
    System.out.println("ready");
    while (System.in.read() >= 0) {
      // Whatever is typed is passed over.
    }
    ended = true;
    churn.join();
    System.out.println("ended");
  }

  private static void churn() {
    try (ServerSocket server = new ServerSocket(0, 8, InetAddress.getLoopbackAddress())) {
      for (long round = 0; !ended; round++) {
        Thread thread = new Thread(() -> new File("/nowhere/" + Thread.currentThread()).exists());
        thread.start();
        try (FileInputStream file = new FileInputStream("/dev/null");
            Selector selector = Selector.open();
            Socket client = new Socket(server.getInetAddress(), server.getLocalPort());
            Socket accepted = server.accept()) {
          if (file.read() >= 0 || !selector.isOpen() || !accepted.isConnected()) {
            throw new IllegalStateException("not as it should be");
          }
          client.setSoLinger(true, 0);
        }
        thread.join();
        Thread.sleep(5);
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
