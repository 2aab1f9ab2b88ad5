package dev.firstpass.families.whisper;

import java.nio.charset.StandardCharsets;
import java.util.zip.Deflater;

/** What Python's strings do, where the reference's decisions hang on it. */
final class PythonText {
  /** {@code string.punctuation}. */
  static final String PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

  private PythonText() {}

  /** Returns the text without white space at its ends, as {@code str.strip()}. */
  static String strip(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && isSpace(text.charAt(from))) {
      from++;
    }
    while (from < to && isSpace(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }

  /** Returns how many times smaller zlib makes the text's UTF-8; high for text that repeats. */
  static double compressionRatio(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    Deflater deflater = new Deflater();
    try {
      deflater.setInput(bytes);
      deflater.finish();
      byte[] chunk = new byte[1024];
      long size = 0;
      while (!deflater.finished()) {
        size += deflater.deflate(chunk);
      }
      return (double) bytes.length / size;
    } finally {
      deflater.end();
    }
  }

  private static boolean isSpace(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0x85;
  }
}
