package dev.firstpass.bench.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PictureSizeTest {
  @Test
  void parse_widthAndHeight_areInThisOrder() {
    assertEquals(new PictureSize(640, 480), PictureSize.parse("640x480"));
    assertEquals("1920x1080", PictureSize.parse("1920x1080").toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "640", "640*480", "0x480", "640x-1", "1234567x1"})
  void parse_otherText_isRefused(String text) {
    assertThrows(IllegalArgumentException.class, () -> PictureSize.parse(text));
  }
}
