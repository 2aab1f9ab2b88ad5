package dev.firstpass.inference.catalogue;

import dev.firstpass.core.model.ModelCard;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A model of the catalogue.
 *
 * @param name of the model once it is pulled
 * @param family whose it is
 * @param task what it answers, in the words of {@link dev.firstpass.core.model.ModelTask}
 * @param card what people need to know
 * @param restriction why its licence must be accepted by whoever pulls it; empty for a permissive
 *     licence
 * @param labels a standard label set, where the files do not carry one
 * @param files all of them, at least one
 */
public record CatalogueEntry(
    String name,
    String family,
    String task,
    ModelCard card,
    String restriction,
    Optional<String> labels,
    List<CatalogueFile> files) {
  public CatalogueEntry {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(family, "family");
    Objects.requireNonNull(task, "task");
    Objects.requireNonNull(card, "card");
    Objects.requireNonNull(restriction, "restriction");
    Objects.requireNonNull(labels, "labels");
    files = List.copyOf(files);
    if (files.isEmpty()) {
      throw new IllegalArgumentException(name + " has no files");
    }
  }

  /** Returns whether somebody must agree to the licence first. */
  public boolean restricted() {
    return !restriction.isEmpty();
  }

  /** Returns the size of all files. */
  public long bytes() {
    return files.stream().mapToLong(CatalogueFile::bytes).sum();
  }
}
