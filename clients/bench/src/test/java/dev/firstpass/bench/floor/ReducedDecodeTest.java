package dev.firstpass.bench.floor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.firstpass.bench.picture.PictureSize;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ReducedDecodeTest {
  /** In a tensor of 416 x 416 these become 416 wide and 312, 234, 312 and 416 high. */
  @ParameterizedTest
  @CsvSource({
    "640x480, 0, 1",
    "640x480, 2, 1",
    "1920x1080, 2, 2",
    "1920x1080, 1, 4",
    "4000x3000, 0, 1",
    "4000x3000, 2, 4",
    "4000x3000, 1, 8",
    "200x200, 2, 1"
  })
  void denominator_size_isTheLargestThatLeavesEnough(String size, double times, int expected) {
    assertEquals(expected, ReducedDecode.denominator(PictureSize.parse(size), 416, 416, times));
  }
}
