package dev.kernelmemory.cli;

import dev.kernelmemory.procfs.Printable;
import dev.kernelmemory.report.Report;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code report FILE.jfr [-o FILE.html]}. */
@CommandLine.Command(
    name = "report",
    description = "Write a recording as one page of HTML to look at in a browser.")
final class ReportCommand implements Command {
  private static final String RECORDING = ".jfr";

  private final Console console;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Where to write the page; default: beside the recording.")
  private @Nullable String output;

  @Parameters(index = "0", paramLabel = "RECORDING", description = "A recording.")
  private String recording = "";

  ReportCommand(Console console) {
    this.console = console;
  }

  @Override
  public String takes() {
    return "a recording and, if wanted, -o and the page's file";
  }

  @Override
  public Integer call() {
    File file = new File(recording);
    if (!file.exists()) {
      return failed(recording + ": there is no such file");
    }
    Report report;
    try {
      report = Report.read(file);
    } catch (IOException | RuntimeException e) {
      // The JDK's parser answers a damaged recording with exceptions of many kinds.
      return failed(recording + ": " + problem(e));
    } catch (LinkageError e) {
      return failed(recording + " can't be read: this runtime has no jdk.jfr");
    }
    String name = output == null ? page(recording) : output;
    try {
      byte[] page = report.html(console.version).getBytes(StandardCharsets.UTF_8);
      Path target = new File(name).toPath();
      if (Files.exists(target) && Files.isSameFile(target, file.toPath())) {
        return failed(name + " is the recording; name another file for the page");
      }
      Files.write(target, page);
      console.out.println(
          Printable.of(target.toString())
              + ": "
              + report.findings()
              + (report.findings() == 1 ? " finding, " : " findings, ")
              + (page.length + 1023) / 1024
              + " KiB");
      return OK;
    } catch (IOException e) {
      return failed(name + " can't be written: " + problem(e));
    }
  }

  private int failed(String message) {
    console.err.println(Printable.of(message));
    return FAILED;
  }

  private static String page(String recording) {
    return (recording.endsWith(RECORDING)
            ? recording.substring(0, recording.length() - RECORDING.length())
            : recording)
        + ".html";
  }

  private static String problem(Exception e) {
    return e.getMessage() == null ? e.toString() : e.getMessage();
  }
}
