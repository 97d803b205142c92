package dev.kernelmemory.cli;

import dev.kernelmemory.procfs.Printable;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Runs one command of {@code java -jar kernel-memory-agent.jar}. */
public final class Main {
  private static final int HELP_COLUMNS = 92;

  private Main() {}

  /**
   * Runs the command that the arguments name.
   *
   * @return the exit status: 0 for success, 1 if the command failed, 2 if there is no such command;
   *     but see {@link AnalyzeCommand}
   */
  public static int run(String version, String[] arguments, PrintStream out, PrintStream err) {
    Console console = new Console(version, out, err);
    CommandLine commands = new CommandLine(new Commands());
    commands.getCommandSpec().version("kernel-memory-agent " + version);
    Command[] all = {
      new CheckCommand(console),
      new AttachCommand(console),
      new StopCommand(console),
      new TopCommand(console),
      new RecordCommand(console),
      new AnalyzeCommand(console),
      new ReportCommand(console),
      new DriversCommand(console),
      new DemoCommand(console),
      new VersionCommand(console)
    };
    for (Command command : all) {
      CommandLine one = new CommandLine(command);
      one.getCommandSpec().addOption(helpOption());
      commands.addSubcommand(one);
    }
    commands.addSubcommand(new CommandLine.HelpCommand());
    commands.setOut(writer(out)).setErr(writer(err));
    commands.setColorScheme(
        CommandLine.Help.defaultColorScheme(
            Terminal.standardOutput().hasColours() ? Ansi.ON : Ansi.OFF));
    commands.setExpandAtFiles(false).setUsageHelpWidth(HELP_COLUMNS);
    commands.setParameterExceptionHandler((e, given) -> refuse(e, err));
    return commands.execute(arguments);
  }

  private static OptionSpec helpOption() {
    return OptionSpec.builder("-h", "--help").usageHelp(true).description("Print this.").build();
  }

  /** Says in one line what is wrong. */
  private static int refuse(ParameterException e, PrintStream err) {
    CommandLine failed = e.getCommandLine();
    Object command = failed.getCommand();
    if (command instanceof Command) {
      err.println(
          Printable.of(
              failed.getCommandName()
                  + " takes "
                  + ((Command) command).takes()
                  + "; "
                  + decapitalized(String.valueOf(e.getMessage()))));
    } else {
      CommandLine root = failed.getParent() == null ? failed : failed.getParent();
      err.println(
          Printable.of(
              problem(e)
                  + "; valid commands are "
                  + String.join(", ", root.getSubcommands().keySet())));
    }
    return failed.getCommandSpec().exitCodeOnInvalidInput();
  }

  private static String problem(ParameterException e) {
    return e instanceof UnmatchedArgumentException
        ? "unknown command \"" + ((UnmatchedArgumentException) e).getUnmatched().get(0) + '"'
        : decapitalized(String.valueOf(e.getMessage()));
  }

  private static String decapitalized(String message) {
    return message.isEmpty()
        ? message
        : Character.toLowerCase(message.charAt(0)) + message.substring(1);
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, Charset.defaultCharset()), true);
  }
}
