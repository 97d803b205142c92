package dev.kernelmemory.cli;

import dev.kernelmemory.analysis.Finding;
import dev.kernelmemory.attribution.Cause;
import dev.kernelmemory.attribution.Explanation;
import dev.kernelmemory.attribution.Growth;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** The same as one JSON object; what there is no number of is null. */
final class AnalyzeJson {
  private AnalyzeJson() {}

  static String of(
      String file, List<Finding> findings, List<Explanation> explanations, String state) {
    Json json = new Json().object();
    json.name("file").value(file);
    json.name("state").value(state);
    json.name("findings").array();
    for (Finding finding : findings) {
      add(json, finding);
    }
    json.endArray().name("growths").array();
    for (Explanation explanation : explanations) {
      add(json, explanation);
    }
    return json.endArray().endObject().toString();
  }

  private static void add(Json json, Finding finding) {
    json.object();
    json.name("pattern").value(finding.pattern().name());
    json.name("dimension").value(finding.dimension());
    json.name("quantity").value(finding.quantity().label());
    json.name("scope").value(finding.scope().name().toLowerCase(Locale.ROOT));
    json.name("severity").value(finding.severity().name());
    time(json, "since", finding.sinceMillis());
    time(json, "detected", finding.detectedMillis());
    time(json, "until", finding.untilMillis());
    json.name("outcome").value(finding.outcome().name());
    number(json, "fromBytes", finding.fromBytes());
    number(json, "toBytes", finding.toBytes());
    number(json, "baselineBytes", finding.baselineBytes());
    json.name("bytesPerHour").value(finding.ratePerHour());
    json.name("lowestBytesPerHour").value(finding.lowestRatePerHour());
    json.name("highestBytesPerHour").value(finding.highestRatePerHour());
    number(json, "timeToLimitMillis", finding.timeToLimitMillis());
    json.name("verdict").value(finding.verdict().label());
    json.name("confidence").value(finding.confidence());
    json.name("explanation").value(finding.explanation());
    json.name("nextStep").value(finding.nextStep());
    json.endObject();
  }

  private static void add(Json json, Explanation explanation) {
    Growth growth = explanation.growth();
    json.object();
    json.name("dimension").value(growth.dimension().label());
    json.name("scope").value(growth.scope().name().toLowerCase(Locale.ROOT));
    time(json, "from", growth.fromMillis());
    time(json, "to", growth.toMillis());
    json.name("bytes").value(growth.bytes());
    json.name("explainedBytes").value(Math.min(growth.bytes(), explanation.expectedBytes()));
    json.name("causes").array();
    for (Cause cause : explanation.ranked()) {
      json.object();
      json.name("operation").value(cause.operation().label());
      json.name("count").value(cause.count());
      json.name("expectedBytes").value(cause.expectedBytes());
      json.name("frames").array();
      for (String frame : cause.place().frames()) {
        json.value(frame);
      }
      json.endArray().endObject();
    }
    json.endArray().endObject();
  }

  private static void time(Json json, String name, long millis) {
    json.name(name);
    if (millis < 0) {
      json.nothing();
    } else {
      json.value(Instant.ofEpochMilli(millis).toString());
    }
  }

  private static void number(Json json, String name, long value) {
    json.name(name);
    if (value < 0) {
      json.nothing();
    } else {
      json.value(value);
    }
  }
}
