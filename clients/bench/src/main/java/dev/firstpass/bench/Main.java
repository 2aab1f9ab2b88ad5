package dev.firstpass.bench;

import dev.firstpass.bench.http.LoadDriver;
import dev.firstpass.bench.http.ToolBench;
import dev.firstpass.bench.speech.SpeechBench;
import java.io.IOException;
import java.util.Arrays;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Starts a measurement: {@code serve-bench} for the server, {@code tool-bench} for annotation
 * tools, {@code speech-bench} for finding speech, {@code jmh} for single steps.
 */
@Command(
    name = "bench",
    description = "Measure Firstpass.",
    mixinStandardHelpOptions = true,
    subcommands = {LoadDriver.class, ToolBench.class, SpeechBench.class},
    footer = {
      "",
      "bench jmh ARGUMENTS...  runs JMH benchmarks with JMH's own arguments; -l lists them."
    })
public final class Main implements Runnable {
  private static final String JMH = "jmh";

  @Spec private CommandSpec spec;

  private Main() {}

  /** Runs one measurement and ends the process with its exit code. */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length > 0 && arguments[0].equals(JMH)) {
      org.openjdk.jmh.Main.main(Arrays.copyOfRange(arguments, 1, arguments.length));
      return;
    }
    System.exit(new CommandLine(new Main()).execute(arguments));
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say what to measure.");
  }
}
