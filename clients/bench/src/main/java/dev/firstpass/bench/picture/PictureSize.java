package dev.firstpass.bench.picture;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Width and height of a picture in pixels, written {@code 640x480}.
 *
 * @param width columns
 * @param height rows
 */
public record PictureSize(int width, int height) {
  private static final Pattern TEXT = Pattern.compile("(\\d{1,5})x(\\d{1,5})");

  public PictureSize {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException(
          "a picture has at least one pixel: " + width + "x" + height);
    }
  }

  /**
   * Reads a size.
   *
   * @throws IllegalArgumentException when the text is not {@code WIDTHxHEIGHT}
   */
  public static PictureSize parse(String text) {
    Matcher size = TEXT.matcher(text);
    if (!size.matches()) {
      throw new IllegalArgumentException("not a size like 640x480: '" + text + "'");
    }
    return new PictureSize(Integer.parseInt(size.group(1)), Integer.parseInt(size.group(2)));
  }

  @Override
  public String toString() {
    return width + "x" + height;
  }
}
