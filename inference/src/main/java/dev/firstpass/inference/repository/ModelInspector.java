package dev.firstpass.inference.repository;

import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.family.ModelFamily;
import dev.firstpass.core.family.Recognition;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Asks every family whether files are a model of its own. Thread-safe. */
public final class ModelInspector {
  private final Families families;

  /**
   * @param families those to ask
   */
  public ModelInspector(Families families) {
    this.families = families;
  }

  /** Returns what each family that recognises the files makes of them, by family name. */
  public Map<String, Recognition> recognise(ModelCandidate candidate) {
    Map<String, Recognition> recognitions = new LinkedHashMap<>();
    for (ModelFamily family : families.all()) {
      family
          .recognise(candidate.content())
          .ifPresent(found -> recognitions.put(family.name(), found));
    }
    return Collections.unmodifiableMap(recognitions);
  }

  /**
   * Returns the family to use and what it makes of the files.
   *
   * @param wanted the family that the user named, if any
   * @throws DraftingException with {@link ErrorCode#INVALID_MODEL} when no family recognises them,
   *     or several do and the user named none
   */
  public Map.Entry<String, Recognition> choose(ModelCandidate candidate, Optional<String> wanted) {
    Map<String, Recognition> recognitions = recognise(candidate);
    if (wanted.isPresent()) {
      String name = families.named(wanted.get()).name();
      Recognition recognition = recognitions.get(name);
      if (recognition == null) {
        throw invalid(
            "family '" + name + "' does not recognise this graph: " + candidate.describe());
      }
      return Map.entry(name, recognition);
    }
    if (recognitions.isEmpty()) {
      throw invalid(
          "no family recognises this graph: "
              + candidate.describe()
              + ". Families: "
              + String.join(", ", families.names()));
    }
    if (recognitions.size() > 1) {
      throw invalid(
          "several families recognise this graph; say which: "
              + recognitions.entrySet().stream()
                  .map(
                      found ->
                          "--family " + found.getKey() + " (" + found.getValue().variant() + ")")
                  .collect(Collectors.joining(" or ")));
    }
    return recognitions.entrySet().iterator().next();
  }

  private static DraftingException invalid(String message) {
    return new DraftingException(ErrorCode.INVALID_MODEL, message);
  }
}
