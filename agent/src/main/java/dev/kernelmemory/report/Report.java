package dev.kernelmemory.report;

import dev.kernelmemory.attribution.Explanation;
import dev.kernelmemory.attribution.RecordingAttribution;
import dev.kernelmemory.input.Observed;
import dev.kernelmemory.sample.Scope;
import java.io.File;
import java.io.IOException;
import java.util.List;
import jdk.jfr.consumer.RecordedEvent;
import org.jspecify.annotations.Nullable;

/**
 * A recording of Flight Recorder as a page of HTML that needs no network, no other file, and no
 * script to be read.
 *
 * <p>Needs jdk.jfr, and a JDK not older than the one that recorded. A day of samples of all scopes,
 * one a second, takes some seconds and less than 400 MB of heap.
 */
public final class Report {
  private final String name;
  private final Observed observed;
  private final Judgement judgement;
  private final List<Explanation> explanations;
  private final Others others;

  private Report(
      String name,
      Observed observed,
      Judgement judgement,
      List<Explanation> explanations,
      Others others) {
    this.name = name;
    this.observed = observed;
    this.judgement = judgement;
    this.explanations = explanations;
    this.others = others;
  }

  /**
   * Reads a recording.
   *
   * @throws IOException if the file can't be read, or is no recording with samples of the agent
   */
  public static Report read(File file) throws IOException {
    Others others = new Others();
    RecordingAttribution recording = RecordingAttribution.read(file, others::take);
    Observed observed = recording.observed();
    return new Report(
        file.getName(), observed, Judgement.of(observed), recording.explain(), others);
  }

  /** How many findings there are. */
  public int findings() {
    return judgement.findings().size();
  }

  /**
   * The page.
   *
   * @param version the version of the program that makes it
   * @throws IOException if the agent's jar is not whole
   */
  public String html(String version) throws IOException {
    List<Chart> charts = ScopeCharts.of(observed);
    TimeRange range = range();
    charts.addAll(others.lanes.charts(range));
    Html html = new Html();
    FindingsSection findings = new FindingsSection(html, range, judgement);
    Page page = new Page(html);
    page.begin("Kernel memory: " + name);
    header(html, range, findings.summary());
    html.open("main");
    findings.write();
    new Timeline(html, range, findings).write(charts);
    new StackTree(html).write(explanations);
    new AccountingBar(html).write(others.accounting);
    new FiguresTable(html).write(charts);
    new EnvironmentList(html).write(others.environment, others.jvm);
    html.close("main");
    html.element("footer", "Made by kernel-memory-agent " + version + ". Times are UTC.");
    page.end(ChartData.json(range, charts));
    return html.toString();
  }

  private void header(Html html, TimeRange range, String summary) {
    html.open("header").element("h1", "Kernel memory");
    html.element("p", summary, "class", "summary");
    html.open("p", "class", "meta").element("b", name);
    String end = TimeRange.dateTime(range.toMillis);
    boolean sameDay = TimeRange.dateTime(range.fromMillis).startsWith(end.substring(0, 10));
    html.text(
        " · "
            + TimeRange.dateTime(range.fromMillis)
            + " to "
            + (sameDay ? TimeRange.time(range.toMillis) : end)
            + " UTC ("
            + TimeRange.duration(range.millis())
            + ") · "
            + Unit.COUNT.format(observed.of(Scope.HOST).size())
            + " samples");
    html.close("p").close("header");
  }

  /** From the first sample to the last; what the JVM did before or after has nothing beside it. */
  private TimeRange range() {
    long from = Long.MAX_VALUE;
    long to = Long.MIN_VALUE;
    for (Scope scope : Scope.values()) {
      int size = observed.of(scope).size();
      if (size > 0) {
        from = Math.min(from, observed.of(scope).get(0).timeMillis());
        to = Math.max(to, observed.of(scope).get(size - 1).timeMillis());
      }
    }
    return new TimeRange(from, to);
  }

  /** What is taken from a recording's other events. */
  private static final class Others {
    final JvmLanes lanes = new JvmLanes();
    @Nullable RecordedEvent environment;
    @Nullable RecordedEvent accounting;
    @Nullable RecordedEvent jvm;

    void take(RecordedEvent event) {
      lanes.accept(event);
      switch (event.getEventType().getName()) {
        case "dev.kernelmemory.Environment":
          environment = event;
          break;
        case "dev.kernelmemory.ContainerAccounting":
          accounting = later(accounting, event);
          break;
        case "jdk.JVMInformation":
          jvm = event;
          break;
        default:
          break;
      }
    }

    private static RecordedEvent later(@Nullable RecordedEvent one, RecordedEvent other) {
      return one != null && one.getStartTime().isAfter(other.getStartTime()) ? one : other;
    }
  }
}
