package dev.firstpass.inference.media;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The formats of pictures that can be read, told apart by their first bytes. */
public enum ImageFormat {
  JPEG("JPEG"),
  PNG("PNG"),
  WEBP("WebP"),
  BMP("BMP"),
  TIFF("TIFF"),
  GIF("GIF");

  private static final String NAMES =
      Arrays.stream(values()).map(ImageFormat::label).collect(Collectors.joining(", "));

  private final String label;

  ImageFormat(String label) {
    this.label = label;
  }

  /** Returns the name that people know: {@code WebP}. */
  public String label() {
    return label;
  }

  /** Returns the names of all formats for messages: {@code JPEG, PNG, ...}. */
  static String names() {
    return NAMES;
  }

  /** Returns the format that these bytes begin like, or empty. */
  static Optional<ImageFormat> of(ByteBuffer bytes) {
    if (begins(bytes, 0, "\u00ff\u00d8\u00ff")) {
      return Optional.of(JPEG);
    } else if (begins(bytes, 0, "\u0089PNG\r\n\u001a\n")) {
      return Optional.of(PNG);
    } else if (begins(bytes, 0, "RIFF") && begins(bytes, 8, "WEBP")) {
      return Optional.of(WEBP);
    } else if (begins(bytes, 0, "GIF87a") || begins(bytes, 0, "GIF89a")) {
      return Optional.of(GIF);
    } else if (begins(bytes, 0, "II*\0") || begins(bytes, 0, "MM\0*")) {
      return Optional.of(TIFF);
    } else if (begins(bytes, 0, "BM")) {
      return Optional.of(BMP);
    }
    return Optional.empty();
  }

  /** Returns the name of a format that is often sent but cannot be read, or empty. */
  static Optional<String> foreign(ByteBuffer bytes) {
    if (begins(bytes, 0, "II+\0") || begins(bytes, 0, "MM\0+")) {
      return Optional.of("BigTIFF");
    } else if (begins(bytes, 4, "ftypavif") || begins(bytes, 4, "ftypavis")) {
      return Optional.of("AVIF");
    } else if (begins(bytes, 4, "ftyphei") || begins(bytes, 4, "ftypmif1")) {
      return Optional.of("HEIC");
    } else if (begins(bytes, 0, "%PDF")) {
      return Optional.of("PDF");
    }
    return Optional.empty();
  }

  static boolean begins(ByteBuffer bytes, int at, String magic) {
    if (bytes.limit() < at + magic.length()) {
      return false;
    }
    byte[] wanted = magic.getBytes(StandardCharsets.ISO_8859_1);
    for (int i = 0; i < wanted.length; i++) {
      if (bytes.get(at + i) != wanted[i]) {
        return false;
      }
    }
    return true;
  }
}
