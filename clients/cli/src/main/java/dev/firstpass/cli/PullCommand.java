package dev.firstpass.cli;

import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.inference.Engine;
import dev.firstpass.inference.catalogue.Catalogue;
import dev.firstpass.inference.catalogue.CatalogueEntry;
import dev.firstpass.inference.catalogue.CatalogueFile;
import dev.firstpass.inference.catalogue.Downloads;
import dev.firstpass.inference.catalogue.Origin;
import dev.firstpass.inference.registry.ModelInstaller;
import dev.firstpass.inference.registry.ModelInstaller.Installed;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code firstpass models pull}: brings a model of the catalogue and adds it. */
@Command(
    name = "pull",
    description = "Bring a model of the catalogue, check it to the byte, and add it.",
    footer = {
      "",
      "An interrupted download goes on where it was. HTTPS_PROXY and NO_PROXY are followed."
    })
final class PullCommand implements Callable<Integer> {
  private static final String DOWNLOADS = ".downloads";

  private final Map<String, String> environment;

  @Parameters(
      paramLabel = "NAME",
      arity = "1..*",
      description = "Names of 'firstpass models catalogue'")
  private List<String> names = List.of();

  @Option(
      names = "--accept-licence",
      description = "You have read and accept the licence of a model whose licence asks for it")
  private boolean accepted;

  @ArgGroup(exclusive = true)
  private Elsewhere elsewhere = new Elsewhere();

  @Mixin private EngineOptions options = new EngineOptions();

  @Spec private CommandSpec spec;

  /**
   * @param environment variables that may name proxies
   */
  PullCommand(Map<String, String> environment) {
    this.environment = environment;
  }

  /** Another place than the makers'. */
  static final class Elsewhere {
    @Option(
        names = "--mirror",
        paramLabel = "URL",
        description = "A server that has the files at URL/MODEL/FILE")
    private @Nullable URI mirror;

    @Option(
        names = "--from",
        paramLabel = "DIR",
        description = "A folder that has the files, for machines without a network")
    private @Nullable Path folder;

    Origin origin() {
      if (folder != null) {
        return new Origin.Folder(folder);
      }
      return mirror == null ? new Origin.Makers() : new Origin.Mirror(mirror);
    }
  }

  @Override
  public Integer call() throws IOException {
    Catalogue catalogue = Catalogue.builtIn();
    List<CatalogueEntry> entries = names.stream().map(catalogue::named).toList();
    entries.forEach(this::checkLicence);
    try (Engine engine = options.openToAdd();
        Downloads downloads = Downloads.open(environment, options.models().resolve(DOWNLOADS))) {
      for (CatalogueEntry entry : entries) {
        add(engine, entry, files(downloads, entry));
        downloads.forget(entry);
      }
    }
    return ExitCodes.OK;
  }

  private void checkLicence(CatalogueEntry entry) {
    if (entry.restricted() && !accepted) {
      throw new DraftingException(
          ErrorCode.INVALID_REQUEST,
          entry.name()
              + " is under the "
              + entry.card().licence()
              + ". "
              + entry.restriction()
              + ": "
              + entry.card().source()
              + ". Pull it with --accept-licence once you have");
    }
  }

  private List<Path> files(Downloads downloads, CatalogueEntry entry) throws IOException {
    Map<CatalogueFile, Long> done = new HashMap<>();
    try (ProgressBar bar = Bars.of(entry.name(), entry.bytes(), " MiB", 1 << 20)) {
      return downloads.bring(
          entry,
          elsewhere.origin(),
          (file, bytes) -> {
            done.put(file, bytes);
            bar.stepTo(done.values().stream().mapToLong(Long::longValue).sum());
          });
    }
  }

  private void add(Engine engine, CatalogueEntry entry, List<Path> files) throws IOException {
    Installed installed =
        engine
            .installer()
            .install(
                new ModelInstaller.Request(
                    files,
                    Optional.of(entry.name()),
                    Optional.empty(),
                    Optional.of(entry.family()),
                    entry.labels().map(Path::of),
                    List.of(),
                    Optional.of(entry.card())));
    PrintWriter out = spec.commandLine().getOut();
    out.println("Added " + installed.spec().id() + ": " + entry.card().description());
    installed.assumptions().forEach(line -> out.println("  assumed: " + line));
    out.println("  licence: " + entry.card().licence() + "; source: " + entry.card().source());
    out.flush();
  }
}
