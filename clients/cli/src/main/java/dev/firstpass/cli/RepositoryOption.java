package dev.firstpass.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where the models are. */
final class RepositoryOption {
  @Option(
      names = "--models",
      paramLabel = "DIR",
      defaultValue = "${sys:user.home}/.firstpass/models",
      description = "Folder of the model repository. Default: ${DEFAULT-VALUE}")
  private Path models = Path.of("");

  Path models() {
    return models;
  }
}
