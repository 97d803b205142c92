package dev.kernelmemory.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** The command line of the comparisons; what is printed is markdown. */
public final class Compare {
  private Compare() {}

  /** See {@link Settings#USAGE}. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Settings settings;
    try {
      settings = Settings.parse(arguments);
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.err.print(Settings.USAGE);
      System.exit(2);
      return;
    }
    out.println(Machine.line(settings.java()) + "\n");
    boolean all = settings.command().equals("all");
    if (all || settings.command().equals("jar")) {
      JarCheck.run(out);
    }
    if (all || settings.command().equals("read")) {
      ReadComparison.run(settings, out);
    }
    if (all || settings.command().equals("startup")) {
      StartupComparison.run(settings, out);
    }
    if (all || settings.command().equals("memory")) {
      MemoryComparison.run(settings, out);
    }
    if (all || settings.command().equals("steady")) {
      SteadyComparison.run(settings, out);
    }
    if (all || settings.command().equals("drivers")) {
      DriversComparison.run(settings, out);
    }
    if (all || settings.command().equals("server")) {
      ServerComparison.run(settings, out);
    }
  }
}
