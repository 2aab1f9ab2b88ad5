package dev.firstpass.cli;

import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Starts the command line. Exit codes are those of {@link ExitCodes}. */
public final class Main {
  private Main() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    System.exit(commandLine(System.getenv(), Path.of("")).execute(arguments));
  }

  /**
   * Returns the command line.
   *
   * @param environment variables {@code FIRSTPASS_*} are read from it
   * @param folder where {@code firstpass.yaml} is looked for
   */
  static CommandLine commandLine(Map<String, String> environment, Path folder) {
    CommandLine commands = new CommandLine(new FirstpassCommand(), commands(environment));
    Configuration configuration = Configuration.read(environment, folder);
    commands.setDefaultValueProvider(configuration);
    commands.setCaseInsensitiveEnumValuesAllowed(true);
    commands.setUsageHelpAutoWidth(true);
    commands.setExecutionStrategy(
        parsed -> {
          PrintWriter err = commands.getErr();
          configuration.problems(commands).forEach(problem -> err.println("firstpass: " + problem));
          return configuration.problems(commands).isEmpty()
              ? new CommandLine.RunLast().execute(parsed)
              : ExitCodes.USAGE;
        });
    commands.setExecutionExceptionHandler(
        (problem, command, parsed) -> report(problem, command.getErr()));
    return commands;
  }

  /** Makes the commands; one of them looks for proxies in the environment. */
  private static IFactory commands(Map<String, String> environment) {
    return new IFactory() {
      @Override
      public <K> K create(Class<K> type) throws Exception {
        return type == PullCommand.class
            ? type.cast(new PullCommand(environment))
            : CommandLine.defaultFactory().create(type);
      }
    };
  }

  private static int report(Exception problem, PrintWriter err) {
    if (problem instanceof DraftingException known) {
      err.println("firstpass: " + known.detail() + " [" + known.code().code() + "]");
      return known.code().kind() == ErrorCode.Kind.INTERNAL
          ? ExitCodes.INTERNAL
          : ExitCodes.REFUSED;
    }
    if (problem instanceof IOException) {
      err.println("firstpass: " + problem.getClass().getSimpleName() + ": " + problem.getMessage());
      return ExitCodes.REFUSED;
    }
    err.println("firstpass: an unexpected error; please report it with what follows");
    problem.printStackTrace(err);
    return ExitCodes.INTERNAL;
  }
}
