package dev.kernelmemory.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** What is asked of the servers that other agents and tools open on this machine. */
final class Http {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private Http() {}

  /** The answer's body; its status must be 200. */
  static String get(int port, String pathAndQuery) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + port + pathAndQuery);
    HttpResponse<String> response =
        CLIENT.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    assertThat(response.statusCode()).as("%s: %s", uri, response.body()).isEqualTo(200);
    return response.body();
  }

  /** The answer's body once there is a server, and the body is what is wanted. */
  static String await(int port, String path, String wanted) throws Exception {
    return Poll.until(
        wanted + " at " + path,
        () -> {
          try {
            return get(port, path);
          } catch (IOException e) {
            return "no answer yet: " + e;
          }
        },
        body -> body.contains(wanted));
  }

  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** Free a moment ago: most servers do not tell which port they have if they may choose. */
  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
