package dev.kernelmemory.cli;

import dev.kernelmemory.analysis.Analyzer;
import dev.kernelmemory.analysis.Finding;
import dev.kernelmemory.analysis.Thresholds;
import dev.kernelmemory.attribution.Explanation;
import dev.kernelmemory.attribution.RecordingAttribution;
import dev.kernelmemory.input.CsvInput;
import dev.kernelmemory.input.Observed;
import dev.kernelmemory.input.RecordingInput;
import dev.kernelmemory.procfs.Printable;
import dev.kernelmemory.sample.Scope;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Judges what a recording or a table holds, as the agent would have done at the time. */
final class Analyze {
  static final int NONE = 0;
  static final int BAD_INPUT = 1;
  static final int FOUND = 2;

  private final PrintStream out;
  private final PrintStream err;
  private final Map<Long, Finding> findings = new LinkedHashMap<>();

  Analyze(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /**
   * Analyses a file.
   *
   * @param scopeName whose findings to print, and whose memory a table is about; null for all of
   *     them, and the host
   * @return {@link #NONE}, {@link #FOUND} or {@link #BAD_INPUT}
   */
  int run(String name, boolean json, @Nullable String scopeName) {
    Scope scope = scopeName == null ? null : scope(scopeName);
    if (scopeName != null && scope == null) {
      err.println(Printable.of("--scope " + scopeName) + " is none of host, container, process");
      return BAD_INPUT;
    }
    File file = new File(name);
    try {
      List<Explanation> explanations = Collections.emptyList();
      Analyzer analyzer;
      if (isRecording(file)) {
        RecordingAttribution recording = RecordingAttribution.read(file, event -> {});
        analyzer = replay(recording.observed());
        explanations = recording.explain();
      } else {
        analyzer =
            replay(
                CsvInput.read(
                    file,
                    scope == null ? Scope.HOST : scope,
                    warning -> err.println(Printable.of(file + ": " + warning))));
      }
      List<Finding> found = of(scope);
      if (json) {
        out.println(AnalyzeJson.of(name, found, of(scope, explanations), analyzer.explain()));
      } else {
        new AnalyzeText(out).print(found, of(scope, explanations), analyzer.explain());
      }
      return found.isEmpty() ? NONE : FOUND;
    } catch (NoSuchFileException e) {
      err.println(Printable.of(file + ": there is no such file"));
    } catch (IOException | RuntimeException e) {
      // The JDK's parser answers a damaged recording with exceptions of many kinds.
      err.println(Printable.of(file + ": " + problem(e)));
    } catch (LinkageError e) {
      err.println(Printable.of(file + " can't be read: this runtime has no jdk.jfr"));
    }
    return BAD_INPUT;
  }

  private Analyzer replay(Observed observed) {
    Analyzer analyzer = new Analyzer(observed.machine(), Thresholds.DEFAULTS);
    observed.replay(
        (host, container, process) -> {
          for (Finding finding : analyzer.accept(host, container, process)) {
            findings.put(finding.id(), finding);
          }
        });
    return analyzer;
  }

  /** The last state of each finding, in the order in which they were found. */
  private List<Finding> of(@Nullable Scope scope) {
    List<Finding> found = new ArrayList<>();
    for (Finding finding : findings.values()) {
      if (scope == null || finding.scope() == scope) {
        found.add(finding);
      }
    }
    return found;
  }

  private static List<Explanation> of(@Nullable Scope scope, List<Explanation> explanations) {
    List<Explanation> chosen = new ArrayList<>();
    for (Explanation explanation : explanations) {
      if (scope == null || explanation.growth().scope() == scope) {
        chosen.add(explanation);
      }
    }
    return chosen;
  }

  private static @Nullable Scope scope(String name) {
    for (Scope scope : Scope.values()) {
      if (scope.name().toLowerCase(Locale.ROOT).equals(name)) {
        return scope;
      }
    }
    return null;
  }

  private static boolean isRecording(File file) throws IOException {
    byte[] beginning = new byte[4];
    try (InputStream in = Files.newInputStream(file.toPath())) {
      return in.read(beginning) == beginning.length && RecordingInput.isRecording(beginning);
    }
  }

  private static String problem(Exception e) {
    return e.getMessage() == null ? e.toString() : e.getMessage();
  }
}
