package dev.firstpass.inference.catalogue;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Where the files of the catalogue are got from. */
public sealed interface Origin {
  /** Where their makers publish them. */
  record Makers() implements Origin {}

  /**
   * A server that keeps copies at {@code BASE/MODEL/FILE}.
   *
   * @param base its address
   */
  record Mirror(URI base) implements Origin {
    URI address(CatalogueEntry entry, CatalogueFile file) {
      String text = base.toString();
      return URI.create(
          (text.endsWith("/") ? text : text + "/") + entry.name() + "/" + file.name());
    }
  }

  /**
   * A folder that somebody filled, for machines without a network.
   *
   * @param folder holds {@code MODEL/FILE}, or the files themselves
   */
  record Folder(Path folder) implements Origin {
    Optional<Path> find(CatalogueEntry entry, CatalogueFile file) {
      return List.of(folder.resolve(entry.name()).resolve(file.name()), folder.resolve(file.name()))
          .stream()
          .filter(Files::isRegularFile)
          .findFirst();
    }
  }
}
