package dev.firstpass.tools.labelstudio.file;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Where Label Studio finds media: a path with what an operator's storage puts before it.
 *
 * @param prefix {@code /data/local-files/?d=}, {@code s3://bucket/}; empty for the plain path
 */
record MediaAddress(String prefix) {
  private static final String LOCAL = "/data/local-files/?d=";
  private static final Pattern UPLOAD =
      Pattern.compile("/?(?:data/)?upload/\\d+/(?:[0-9a-f]{8}-)?");
  private static final Pattern BUCKET = Pattern.compile("(?:s3|gs|azure-blob)://[^/]+/");
  private static final Pattern HOST = Pattern.compile("https?://[^/]+/");
  private static final HexFormat HEX = HexFormat.of().withUpperCase();
  private static final String UNRESERVED =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";

  /** Returns the address of a path. It is percent-encoded where the prefix makes it a URL. */
  String of(String path) {
    boolean url = prefix.contains("?") || HOST.matcher(prefix).lookingAt();
    return prefix + (url ? encoded(path) : path);
  }

  /** Returns the path that an address means. */
  String path(String address) {
    if (!prefix.isEmpty() && address.startsWith(prefix)) {
      String rest = address.substring(prefix.length());
      return of(rest).equals(address) ? rest : decoded(rest);
    }
    int local = address.indexOf(LOCAL);
    if (local >= 0) {
      return decoded(address.substring(local + LOCAL.length()));
    }
    if (HOST.matcher(address).lookingAt()) {
      String path = HOST.matcher(address).replaceFirst("");
      return path.contains("upload/") ? upload(decoded(path)) : decoded(path);
    }
    return BUCKET.matcher(upload(address)).replaceFirst("");
  }

  /** An uploaded file has its own name behind the project's number and eight letters. */
  private static String upload(String path) {
    return UPLOAD.matcher(path).lookingAt() ? UPLOAD.matcher(path).replaceFirst("") : path;
  }

  private static String encoded(String path) {
    var encoded = new StringBuilder();
    for (byte one : path.getBytes(StandardCharsets.UTF_8)) {
      int value = one & 0xff;
      if (UNRESERVED.indexOf(value) >= 0) {
        encoded.append((char) value);
      } else {
        encoded.append('%').append(HEX.toHexDigits(one));
      }
    }
    return encoded.toString();
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }
}
