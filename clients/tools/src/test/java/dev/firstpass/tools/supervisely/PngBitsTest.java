package dev.firstpass.tools.supervisely;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.firstpass.core.geometry.Bitmap;
import dev.firstpass.tools.labelfile.SampleDraft;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class PngBitsTest {
  static Stream<String> files() throws IOException {
    return SampleDraft.golden(PngBitsTest.class, "masks.txt").lines();
  }

  @ParameterizedTest
  @MethodSource("files")
  void read_everyKindOfPng_givesItsMask(String line) throws IOException {
    byte[] file = Base64.getDecoder().decode(line.split(" ", -1)[1]);
    assertEquals(mask().toMask(), PngBits.read(file, 13, 9).toMask(), line);
    assertThrows(IOException.class, () -> PngBits.read(file, 12, 9));
  }

  @ParameterizedTest
  @MethodSource("files")
  void read_fileCutShort_isRefused(String line) {
    byte[] file = Base64.getDecoder().decode(line.split(" ", -1)[1]);
    for (int length = 0; length < file.length - 4; length++) {
      byte[] part = Arrays.copyOf(file, length);
      assertThrows(IOException.class, () -> PngBits.read(part, 13, 9));
    }
  }

  @Test
  void read_whatWasWritten_isTheSame() throws IOException {
    assertEquals(mask().toMask(), PngBits.read(PngBits.written(mask()), 13, 9).toMask());
  }

  private static Bitmap mask() {
    Bitmap mask = new Bitmap(13, 9);
    for (int y = 0; y < 9; y++) {
      for (int x = 0; x < 13; x++) {
        if ((3 * x + 5 * y) % 7 < 3) {
          mask.setRow(y, x, x + 1);
        }
      }
    }
    return mask;
  }
}
