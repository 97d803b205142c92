package dev.kernelmemory.jmc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What Mission Control's report says of a recording, with the bundle on a plain class path. */
final class Report {
  private static final String REPORTS = "org.openjdk.jmc.flightrecorder.rules.report.";

  /** Mission Control writes one between a number and its unit. */
  private static final char NO_BREAK_SPACE = 0xA0;

  private final Map<String, Element> rules = new HashMap<>();

  private Report(String xml) throws Exception {
    NodeList nodes =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)))
            .getElementsByTagName("rule");
    for (int i = 0; i < nodes.getLength(); i++) {
      Element rule = (Element) nodes.item(i);
      rules.put(text(rule, "id"), rule);
    }
  }

  static Report of(Path recording) throws Exception {
    return new Report(
        run(REPORTS + "JfrRulesReport", recording.toString(), "-format", "xml", "-verbose"));
  }

  /** The page that {@code JfrHtmlRulesReport} writes. */
  static String html(Path recording) throws Exception {
    Path page = recording.resolveSibling(recording.getFileName() + ".html");
    run(REPORTS + "html.JfrHtmlRulesReport", recording.toString(), page.toString());
    return Files.readString(page);
  }

  /** A rule's number from 0 to 100. */
  double score(String rule) {
    return Double.parseDouble(get(rule, "score").replace(",", ""));
  }

  String severity(String rule) {
    return get(rule, "severity");
  }

  String get(String rule, String element) {
    Element found = rules.get(rule);
    assertThat(found).as("%s among %s", rule, rules.keySet()).isNotNull();
    assertThat(found.getElementsByTagName("error").getLength()).as(found.getTextContent()).isZero();
    return text(found, element);
  }

  private static String text(Element rule, String element) {
    NodeList nodes = rule.getElementsByTagName(element);
    return nodes.getLength() == 0
        ? ""
        : nodes.item(0).getTextContent().replace(NO_BREAK_SPACE, ' ');
  }

  private static String run(String main, String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Duser.language=en");
    command.add("-cp");
    command.add(String.join(File.pathSeparator, classPath()));
    command.add(main);
    command.addAll(List.of(arguments));
    Path errors = Files.createTempFile("report-", ".err");
    Process process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String said = Files.readString(errors);
    Files.delete(errors);
    assertThat(process.waitFor()).as(said).isZero();
    // A rule that fails to load is reported there, and nowhere else.
    assertThat(said).doesNotContain("kernelmemory");
    return output;
  }

  /** Mission Control's jars and what they need, and the bundle: none of this module's classes. */
  static List<String> classPath() {
    List<String> path = new ArrayList<>();
    path.add(System.getProperty("kernelmemory.bundleJar"));
    Pattern needed = Pattern.compile(".*/(org/openjdk/jmc|org/owasp/encoder|at/yawk/lz4)/.*");
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      if (needed.matcher(entry).matches()) {
        path.add(entry);
      }
    }
    return path;
  }
}
