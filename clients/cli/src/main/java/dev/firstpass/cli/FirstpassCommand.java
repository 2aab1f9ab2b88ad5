package dev.firstpass.cli;

import dev.firstpass.inference.runtime.OnnxRuntime;
import dev.firstpass.server.ProjectVersion;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command itself: does nothing but lead to its sub-commands. */
@Command(
    name = "firstpass",
    description = "Draft labels by ONNX models, for people to correct.",
    versionProvider = FirstpassCommand.Version.class,
    subcommands = {
      ServeCommand.class,
      LabelCommand.class,
      ModelsCommand.class,
      EvaluateCommand.class,
      ConvertCommand.class
    },
    footer = {
      "",
      "Every option can also stand in firstpass.yaml (max-body: 32) or in the environment",
      "(FIRSTPASS_MAX_BODY=32); the command line wins over the environment, that over the file.",
      "",
      "Exit codes: 0 done; 1 unexpected error; 2 wrong command line or configuration;",
      "3 refused (a model, file or parameter is not as it must be); 4 some items failed."
    })
@SuppressWarnings("UnusedVariable") // picocli acts on --help and --version by their annotations
final class FirstpassCommand implements Runnable {
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Show this help.")
  private boolean help;

  @Option(names = "--version", versionHelp = true, description = "Show the versions.")
  private boolean version;

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say which command to run.");
  }

  /** The versions that matter when somebody reports a problem. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {
        "firstpass " + ProjectVersion.firstpass(),
        "ONNX Runtime " + OnnxRuntime.version(),
        "Java " + Runtime.version()
      };
    }
  }
}
