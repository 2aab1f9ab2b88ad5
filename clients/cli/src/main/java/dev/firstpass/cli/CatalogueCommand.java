package dev.firstpass.cli;

import dev.firstpass.inference.catalogue.Catalogue;
import dev.firstpass.inference.catalogue.CatalogueEntry;
import dev.firstpass.inference.catalogue.CatalogueFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code firstpass models catalogue}: lists the models that can be pulled. */
@Command(
    name = "catalogue",
    description = "List the models that 'models pull NAME' brings. Nothing is fetched.")
final class CatalogueCommand implements Callable<Integer> {
  private static final double MIB = 1 << 20;

  @Option(names = "--json", description = "Print JSON, with addresses and digests.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    List<CatalogueEntry> entries = Catalogue.builtIn().entries();
    if (json) {
      Printed.json(out, entries.stream().map(CatalogueCommand::plain).toList());
    } else {
      for (CatalogueEntry entry : entries) {
        out.printf(
            Locale.ROOT,
            "%-20s %7.1f MiB  %-26s %s%s%n",
            entry.name(),
            entry.bytes() / MIB,
            entry.card().licence(),
            entry.card().description(),
            entry.restricted() ? " [wants --accept-licence]" : "");
      }
    }
    out.flush();
    return ExitCodes.OK;
  }

  private static Map<String, Object> plain(CatalogueEntry entry) {
    Map<String, Object> plain = new LinkedHashMap<>();
    plain.put("name", entry.name());
    plain.put("family", entry.family());
    plain.put("task", entry.task());
    plain.put("description", entry.card().description());
    plain.put("licence", entry.card().licence());
    plain.put("restriction", entry.restriction());
    plain.put("source", entry.card().source());
    plain.put("metrics", entry.card().metrics());
    plain.put("files", entry.files().stream().map(CatalogueCommand::plain).toList());
    return plain;
  }

  private static Map<String, Object> plain(CatalogueFile file) {
    Map<String, Object> plain = new LinkedHashMap<>();
    plain.put("name", file.name());
    plain.put("url", file.url().toString());
    plain.put("bytes", file.bytes());
    plain.put("sha256", file.sha256());
    return plain;
  }
}
