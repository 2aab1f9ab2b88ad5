package dev.firstpass.core.model;

import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import java.util.regex.Pattern;

/**
 * One version of one model.
 *
 * @param name letters, digits, {@code . _ -}, at most 64, starting with a letter or digit
 * @param version of the same form
 */
public record ModelId(String name, String version) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

  public ModelId {
    name = checked("model name", name);
    version = checked("model version", version);
  }

  /**
   * Returns {@code text} when it can be a name or version, which also makes it safe as a file name.
   *
   * @throws DraftingException with {@link ErrorCode#INVALID_REQUEST} otherwise
   */
  static String checked(String what, String text) {
    if (!NAME.matcher(text).matches()) {
      throw new DraftingException(
          ErrorCode.INVALID_REQUEST,
          what
              + " must be 1 to 64 letters, digits, '.', '_' or '-' and start with a letter or digit");
    }
    return text;
  }

  @Override
  public String toString() {
    return name + ":" + version;
  }
}
