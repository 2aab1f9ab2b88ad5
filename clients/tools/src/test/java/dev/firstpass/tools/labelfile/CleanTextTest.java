package dev.firstpass.tools.labelfile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class CleanTextTest {
  @Test
  void wellFormed_halfSurrogate_isReplaced() {
    assertEquals("a\uFFFDb \uD83E\uDD8A", CleanText.wellFormed("a\uD83Eb \uD83E\uDD8A"));
  }

  @Test
  void xml_controlCharacters_areReplaced() {
    assertEquals("\uFFFD\t\n\r\uFFFD<", CleanText.xml("\u0000\t\n\r\uFFFF<"));
  }

  @Test
  void oneLine_lineEnds_areBlanks() {
    assertEquals("a b  c d", CleanText.oneLine("a\nb\r\nc\u2028d"));
  }
}
