package dev.kernelmemory.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * The page around the sections: everything that it needs is in it.
 *
 * <p>Its content security policy lets a browser load nothing, and run no script but this one: a
 * name in the recording that got past the escaping would still do nothing.
 */
final class Page {
  private final Html html;

  Page(Html html) {
    this.html = html;
  }

  void begin(String title) throws IOException {
    html.markup("<!DOCTYPE html>\n").open("html", "lang", "en").open("head");
    html.markup("<meta charset=\"utf-8\">\n");
    html.markup("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    html.markup("<meta name=\"color-scheme\" content=\"light dark\">\n");
    html.markup("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; ");
    html.markup("style-src 'unsafe-inline'; script-src 'sha256-" + digest(script()) + "'\">\n");
    html.element("title", title);
    html.open("style").markup(resource("report.css")).close("style");
    html.close("head").open("body");
  }

  void end(CharSequence data) throws IOException {
    html.open("script", "type", "application/json", "id", "data").markup(data).close("script");
    html.open("script").markup(script()).close("script");
    html.close("body").close("html");
  }

  private static String script() throws IOException {
    return resource("report.js");
  }

  private static String digest(String script) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = Page.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("the agent's jar is not whole: it has no " + name);
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      byte[] buffer = new byte[8192];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        bytes.write(buffer, 0, n);
      }
      return new String(bytes.toByteArray(), StandardCharsets.UTF_8);
    }
  }
}
