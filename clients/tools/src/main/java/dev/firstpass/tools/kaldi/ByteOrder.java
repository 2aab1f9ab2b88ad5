package dev.firstpass.tools.kaldi;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;

/** The order of {@code LC_ALL=C sort}: by the bytes of UTF-8. */
final class ByteOrder {
  static final Comparator<String> COMPARATOR =
      (left, right) -> Arrays.compareUnsigned(utf8(left), utf8(right));

  private ByteOrder() {}

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
