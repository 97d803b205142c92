package dev.kernelmemory.it;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A Prometheus server with the shipped configuration, scraping one JVM every second. */
final class Prometheus implements AutoCloseable {
  private final Child server;
  private final int port;

  private Prometheus(Child server, int port) {
    this.server = server;
    this.port = port;
  }

  static Prometheus scraping(int target, Path directory) throws IOException {
    Path program = Integrations.program("prometheus", "prometheus");
    Path configuration = directory.resolve("prometheus.yml");
    Files.writeString(
        configuration,
        Integrations.text("prometheus.yml")
            .replace("127.0.0.1:9404", "127.0.0.1:" + target)
            .replace("scrape_interval: 15s", "scrape_interval: 1s"));
    int port = Http.freePort();
    return new Prometheus(
        Child.start(
            new ProcessBuilder(
                program.toString(),
                "--config.file=" + configuration,
                "--storage.tsdb.path=" + directory.resolve("data"),
                "--web.listen-address=127.0.0.1:" + port)),
        port);
  }

  void awaitReady() throws Exception {
    Http.await(port, "/-/ready", "Ready");
  }

  /** The values of an expression now, by the metric's name. */
  Map<String, Double> values(String expression) throws Exception {
    Map<String, Double> values = new HashMap<>();
    for (var one : result(expression)) {
      JsonObject series = one.getAsJsonObject();
      var name = series.getAsJsonObject("metric").get("__name__");
      values.put(
          name == null ? "" : name.getAsString(),
          Double.valueOf(series.getAsJsonArray("value").get(1).getAsString()));
    }
    return values;
  }

  /** The instant vector that an expression gives now. */
  JsonArray result(String expression) throws Exception {
    String answer = Http.get(port, "/api/v1/query?query=" + Http.encode(expression));
    return JsonParser.parseString(answer)
        .getAsJsonObject()
        .getAsJsonObject("data")
        .getAsJsonArray("result");
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
