package dev.firstpass.inference.repository;

import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.error.Nearest;
import dev.firstpass.core.family.ModelFamily;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;

/**
 * The model families that exist, by name.
 *
 * @param all sorted by name
 */
public record Families(List<ModelFamily> all) {
  public Families {
    all = all.stream().sorted(Comparator.comparing(ModelFamily::name)).toList();
  }

  /** Returns the families on the class path. */
  public static Families onClassPath() {
    return new Families(
        ServiceLoader.load(ModelFamily.class).stream().map(ServiceLoader.Provider::get).toList());
  }

  /**
   * Returns a family.
   *
   * @throws DraftingException with {@link ErrorCode#INVALID_MODEL}; the message lists those that
   *     exist
   */
  public ModelFamily named(String name) {
    return all.stream()
        .filter(family -> family.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new DraftingException(
                    ErrorCode.INVALID_MODEL,
                    "unknown family '"
                        + name
                        + "'"
                        + Nearest.hint(name, names())
                        + " There are: "
                        + String.join(", ", names())));
  }

  /** Returns the names, sorted. */
  public List<String> names() {
    return all.stream().map(ModelFamily::name).toList();
  }
}
