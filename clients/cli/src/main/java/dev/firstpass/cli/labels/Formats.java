package dev.firstpass.cli.labels;

import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.error.Nearest;
import dev.firstpass.core.tool.LabelFormat;
import dev.firstpass.core.tool.LabelReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/** The label file formats that exist, by name. */
public final class Formats {
  /** The name of our own JSON, which holds everything a draft is. */
  public static final String NATIVE = "json";

  private Formats() {}

  /**
   * Returns a format to write.
   *
   * @throws DraftingException with {@link ErrorCode#UNKNOWN_FORMAT}; the message lists those that
   *     exist
   */
  public static LabelFormat named(String name) {
    return find(name).orElseThrow(() -> unknown(name, names()));
  }

  /**
   * Returns what reads a format.
   *
   * @throws DraftingException with {@link ErrorCode#UNKNOWN_FORMAT} when there is none of that name
   *     or it is only written
   */
  public static LabelReader reader(String name) {
    return find(name).flatMap(LabelFormat::reader).orElseThrow(() -> unknown(name, readable()));
  }

  /** Returns the format of this name; empty for {@link #NATIVE} and what does not exist. */
  public static Optional<LabelFormat> find(String name) {
    return all().stream().filter(format -> format.name().equals(name)).findFirst();
  }

  private static List<LabelFormat> all() {
    return ServiceLoader.load(LabelFormat.class).stream().map(ServiceLoader.Provider::get).toList();
  }

  private static List<String> names() {
    List<String> names = new ArrayList<>(List.of(NATIVE));
    all().forEach(format -> names.add(format.name()));
    return names;
  }

  private static List<String> readable() {
    List<String> names = new ArrayList<>(List.of(NATIVE));
    all().stream()
        .filter(format -> format.reader().isPresent())
        .forEach(format -> names.add(format.name()));
    return names;
  }

  private static DraftingException unknown(String name, List<String> names) {
    return new DraftingException(
        ErrorCode.UNKNOWN_FORMAT,
        "unknown format '"
            + name
            + "'"
            + Nearest.hint(name, names)
            + " There are: "
            + String.join(", ", names));
  }
}
