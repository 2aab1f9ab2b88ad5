package dev.firstpass.tools.labelstudio;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.firstpass.core.json.DraftJson;
import dev.firstpass.core.json.PlainJson;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/** Writes plain data as JSON text, and text as a few letters. */
final class PlainText {
  private PlainText() {}

  static String of(Map<String, ?> plain) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = PlainJson.factory().createGenerator(text)) {
      DraftJson.writePlain(plain, json);
    }
    return text.toString();
  }

  /** Returns eight letters by which a text is known again. */
  static String digest(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 4);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
