package dev.firstpass.inference.catalogue;

import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.error.Nearest;
import dev.firstpass.core.model.ModelCard;
import dev.firstpass.inference.repository.YamlMap;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The reviewed list of models that can be pulled. Immutable.
 *
 * @param entries in the order of the list
 */
public record Catalogue(List<CatalogueEntry> entries) {
  private static final String RESOURCE = "catalogue.yaml";

  public Catalogue {
    entries = List.copyOf(entries);
    if (entries.stream().map(CatalogueEntry::name).distinct().count() != entries.size()) {
      throw new IllegalArgumentException("a name stands twice in the catalogue");
    }
  }

  /** Reads the list that the program carries. */
  public static Catalogue builtIn() {
    try (InputStream in = Catalogue.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("the program lacks " + RESOURCE);
      }
      return read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads a list.
   *
   * @throws DraftingException with {@link ErrorCode#INVALID_MODEL} when it is not as it must be
   */
  static Catalogue read(String yaml) {
    YamlMap root = YamlMap.parse(RESOURCE, yaml);
    List<CatalogueEntry> entries = new ArrayList<>();
    for (YamlMap entry : root.children("models")) {
      entries.add(entry(entry));
    }
    root.close();
    return new Catalogue(entries);
  }

  /**
   * Returns an entry.
   *
   * @throws DraftingException with {@link ErrorCode#UNKNOWN_MODEL}; the message names those that
   *     exist
   */
  public CatalogueEntry named(String name) {
    List<String> names = entries.stream().map(CatalogueEntry::name).toList();
    return entries.stream()
        .filter(entry -> entry.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new DraftingException(
                    ErrorCode.UNKNOWN_MODEL,
                    "the catalogue has no model '"
                        + name
                        + "'"
                        + Nearest.hint(name, names)
                        + " There are: "
                        + String.join(", ", names)));
  }

  private static CatalogueEntry entry(YamlMap yaml) {
    List<CatalogueFile> files = new ArrayList<>();
    for (YamlMap file : yaml.children("files")) {
      URI url = URI.create(file.text("url"));
      String path = url.getPath();
      files.add(
          new CatalogueFile(
              file.optionalText("name").orElse(path.substring(path.lastIndexOf('/') + 1)),
              url,
              file.number("bytes")
                  .orElseThrow(() -> file.problem("bytes", "is missing"))
                  .longValue(),
              file.text("sha256")));
      file.close();
    }
    CatalogueEntry entry =
        new CatalogueEntry(
            yaml.text("name"),
            yaml.text("family"),
            yaml.text("task"),
            new ModelCard(
                yaml.text("description"),
                yaml.text("licence"),
                yaml.text("source"),
                yaml.plain("metrics")),
            yaml.optionalText("restriction").orElse(""),
            yaml.optionalText("labels"),
            files);
    yaml.close();
    return entry;
  }
}
