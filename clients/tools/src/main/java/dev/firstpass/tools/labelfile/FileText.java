package dev.firstpass.tools.labelfile;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Reads files of text in the encodings that annotation tools write. */
public final class FileText {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private FileText() {}

  /**
   * Returns the text of a file without byte order mark.
   *
   * @param in UTF-8, or UTF-16 where a byte order mark says so; left open
   */
  public static String read(InputStream in) throws IOException {
    byte[] bytes = in.readAllBytes();
    int mark = bytes.length < 2 ? 0 : ((bytes[0] & 0xFF) << 8) | (bytes[1] & 0xFF);
    boolean wide = mark == 0xFEFF || mark == 0xFFFE;
    Charset charset = wide ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
    String text = new String(bytes, charset);
    boolean marked = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
    return marked ? text.substring(1) : text;
  }
}
