package dev.firstpass.cli;

import dev.firstpass.inference.repository.ModelRepository;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the models are. */
final class RepositoryOption {
  @Option(
      names = "--models",
      paramLabel = "DIR",
      defaultValue = "${sys:user.home}/.firstpass/models",
      description =
          "Folder of the model repository; while it holds none, the models that come with the"
              + " program are used. Default: ${DEFAULT-VALUE}")
  private Path models = Path.of("");

  @Option(
      names = "--built-in",
      paramLabel = "DIR",
      hidden = true,
      defaultValue = "${sys:firstpass.builtin}",
      description = "Folder of the models that come with the program; the launcher says where")
  private @Nullable Path builtIn;

  /** Returns the folder that models are added to. */
  Path models() {
    return models;
  }

  /** Returns the folder that models are used from. */
  Path used() {
    return builtIn().orElse(models);
  }

  /** Returns the models that come with the program when they are used: there are no others. */
  Optional<Path> builtIn() {
    return Optional.ofNullable(builtIn)
        .filter(folder -> new ModelRepository(models).list().isEmpty())
        .filter(folder -> !new ModelRepository(folder).list().isEmpty());
  }
}
